import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '#server/testing/stores';
import { outlineJson, readJsonList } from './read-json-list.ts';

describe('a long list in a JSON file', () => {
  let folder: Awaited<ReturnType<typeof makeFolder>>;
  beforeAll(async () => {
    folder = await makeFolder();
  });
  afterAll(() => folder.remove());

  const of = async (text: string) => {
    const path = join(folder.path, 'list.json');
    await writeFile(path, text);
    const things: unknown[] = [];
    for await (const texts of readJsonList(path, ['rows']))
      things.push(...texts.map((one): unknown => JSON.parse(one)));
    return { things, outline: await outlineJson(path, ['rows']) };
  };

  it('is read thing by thing, whatever signs stand in its texts and around it', async () => {
    const rows = [{ a: '],}"\\', b: { c: [1, [2]] } }, 'x, y', 3, null, []];
    const whole = { before: ['rows', { rows: [9] }], rows, after: '}' };
    for (const text of [JSON.stringify(whole), JSON.stringify(whole, null, 2)]) {
      expect(await of(text)).toEqual({
        things: rows,
        outline: { outside: { ...whole, rows: [] }, list: 'rows', count: 5 },
      });
    }
  });

  it('is read over the ends of what is read at once', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => ({ name: `a "quoted" £ ${String(index)}, [text]` }));
    const { things, outline } = await of(JSON.stringify({ rows }));
    expect(things).toEqual(rows);
    expect(outline.count).toBe(20_000);
  });

  it('may be empty, or not there', async () => {
    expect((await of('{"rows":[ ]}')).outline).toEqual({ outside: { rows: [] }, list: 'rows', count: 0 });
    expect((await of('{"others":[1]}')).outline).toEqual({ outside: { others: [1] }, list: null, count: 0 });
  });

  it('is refused where the file is cut off, is no object, or misses a thing', async () => {
    for (const text of ['{"rows":[{"a":1}', '[1]', '{"rows":[1,,2]}', '{"rows":[1,]}', '{"rows":[{]}', '']) {
      await expectAsync(of(text)).withContext(text).toBeRejectedWithError(SyntaxError);
    }
  });
});
