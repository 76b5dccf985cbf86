/** Version of the engine: results carry it, because another version may give other numbers. */
export const engineVersion = '0.1.0';
