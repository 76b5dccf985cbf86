/** A number for each of a growing run of ids, such as requests: eight bytes an id, without a map. */
export class Column {
  private room = new Float64Array(64);
  private readonly empty: number;

  /** `empty` stands where nothing was set. */
  constructor(empty = 0) {
    this.empty = empty;
    this.room.fill(empty);
  }

  get(id: number): number {
    return this.room[id] ?? this.empty;
  }

  set(id: number, value: number): void {
    if (id >= this.room.length) {
      const larger = new Float64Array(Math.max(2 * this.room.length, id + 1));
      larger.fill(this.empty, this.room.length);
      larger.set(this.room);
      this.room = larger;
    }
    this.room[id] = value;
  }

  add(id: number, amount: number): void {
    this.set(id, this.get(id) + amount);
  }
}
