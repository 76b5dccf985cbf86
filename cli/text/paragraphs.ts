/** Joins what there is to print: blocks of text with an empty line between them; what is empty falls away. */
export function paragraphs(...blocks: readonly (string | undefined)[]): string {
  return blocks.filter((block) => block !== undefined && block !== '').join('\n\n');
}
