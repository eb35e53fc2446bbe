import { createReadStream } from 'node:fs';

/** What stands in a JSON object around one long list, and how many things the list holds. */
export interface JsonOutline {
  /** The object, its list empty. */
  readonly outside: Readonly<Record<string, unknown>>;
  /** Name of the list that was found first; null where there is none. */
  readonly list: string | null;
  readonly count: number;
}

const QUOTE = 34;
const BACKSLASH = 92;
const OPEN = new Set([91, 123]);
const CLOSE = new Set([93, 125]);
const COMMA = 44;

/** Read at once. */
const CHUNK_BYTES = 256 * 1024;
/** Longest single thing of a list: a hostile file may be one string. */
const LONGEST_PART = 1024 * 1024;
/** What may stand around the list. */
const LONGEST_OUTSIDE = 4 * 1024 * 1024;

/**
 * Gives the texts of the things of one list of a JSON object, some at a time, so that a file of any length is never held whole; at the
 * end, what stands around them.
 * @param names of lists that are looked for at the top of the object
 * @throws SyntaxError where it is no JSON object, or a part of it is too long to be one of figures
 */
export async function* readJsonList(
  path: string,
  names: readonly string[],
): AsyncGenerator<readonly string[], JsonOutline> {
  const scan = new ListScan(names);
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: CHUNK_BYTES })) {
    const texts = [...scan.read(String(chunk))];
    if (texts.length > 0) yield texts;
  }
  return scan.end();
}

/** What stands around a list, which is read to its end. */
export async function outlineJson(path: string, names: readonly string[]): Promise<JsonOutline> {
  const parts = readJsonList(path, names);
  for (;;) {
    const part = await parts.next();
    if (part.done === true) return part.value;
  }
}

/** Where a reading stands between two chunks. */
class ListScan {
  readonly #names: readonly string[];
  #outside = '';
  #part = '';
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  /** The last text at the top of the object: a name, where a list follows. */
  #name = '';
  #list: string | null = null;
  #isInList = false;
  #count = 0;

  constructor(names: readonly string[]) {
    this.#names = names;
  }

  /** Texts of the things that end in a chunk. */
  *read(chunk: string): Generator<string> {
    // Up to here it is kept; copied in pieces, not sign by sign.
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const sign = chunk.charCodeAt(at);
      if (this.#isInString) {
        if (this.#isEscaped) this.#isEscaped = false;
        else if (sign === BACKSLASH) this.#isEscaped = true;
        else if (sign === QUOTE) this.#isInString = false;
        continue;
      }
      if (sign === QUOTE) {
        this.#isInString = true;
      } else if (OPEN.has(sign)) {
        this.#depth += 1;
        if (this.#depth === 2 && sign === 91 && this.#list === null) {
          this.#keep(chunk.slice(from, at + 1));
          from = at + 1;
          this.#name = /"((?:[^"\\]|\\.)*)"\s*:\s*\[$/.exec(this.#outside.slice(-200))?.[1] ?? '';
          if (this.#names.includes(this.#name)) {
            this.#list = this.#name;
            this.#isInList = true;
          }
        }
      } else if (CLOSE.has(sign)) {
        this.#depth -= 1;
        if (this.#isInList && this.#depth === 1) {
          this.#keep(chunk.slice(from, at));
          from = at;
          yield* this.#finishPart(this.#count === 0);
          this.#isInList = false;
        }
      } else if (sign === COMMA && this.#isInList && this.#depth === 2) {
        this.#keep(chunk.slice(from, at));
        from = at + 1;
        yield* this.#finishPart(false);
      }
    }
    this.#keep(chunk.slice(from));
  }

  end(): JsonOutline {
    const outside: unknown = JSON.parse(this.#outside);
    if (typeof outside !== 'object' || outside === null || Array.isArray(outside))
      throw new SyntaxError('It is no object.');
    return { outside: Object.fromEntries(Object.entries(outside)), list: this.#list, count: this.#count };
  }

  *#finishPart(mayBeNothing: boolean): Generator<string> {
    const text = this.#part;
    this.#part = '';
    if (text.trim() === '') {
      if (mayBeNothing) return;
      throw new SyntaxError('A thing of its list is missing beside a comma.');
    }
    this.#count += 1;
    yield text;
  }

  #keep(text: string): void {
    if (this.#isInList) this.#part += text;
    else this.#outside += text;
    if (this.#part.length > LONGEST_PART)
      throw new SyntaxError('One thing of its list is longer than a figure can be.');
    if (this.#outside.length > LONGEST_OUTSIDE) throw new SyntaxError('It holds no list of figures.');
  }
}
