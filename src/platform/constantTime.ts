/** Compares two texts in a time that tells nothing of where they differ. An empty one equals nothing. */
export function equalInConstantTime(left: string, right: string): boolean {
  let difference = left.length ^ right.length;
  for (let index = 0; index < left.length; index += 1) {
    difference |= left.charCodeAt(index) ^ right.charCodeAt(index % (right.length || 1));
  }
  return left.length > 0 && difference === 0;
}
