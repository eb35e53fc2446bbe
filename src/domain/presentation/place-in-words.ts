/** The name of a place as inside a sentence: `Leeds`, but `the Isle of Wight` and `the East Riding of Yorkshire`. */
export function placeInWords(name: string): string {
  return /^(Isles?|East Riding) of /.test(name) ? `the ${name}` : name;
}
