import { NO_PUBLICATIONS } from '#domain/framework/publications';
import { makeAreaRegister } from './make-area-register.ts';
import { makeMeasureRegister } from './measure-register.ts';
import { proposeMapping } from './propose-mapping.ts';
import { readColumnMapping } from './read-column-mapping.ts';

const { mapping } = proposeMapping(
  [
    {
      sheet: null,
      rows: ['measure,area,period,value', 'x,y,2018,1'].map((line, index) => ({
        line: index + 1,
        offset: 0,
        cells: line.split(','),
      })),
    },
  ],
  {
    measures: makeMeasureRegister({ measures: [], context: [] }),
    areas: makeAreaRegister([], []),
    publications: NO_PUBLICATIONS,
    fileName: 'f.csv',
  },
);
const asJson = (): Record<string, unknown> => JSON.parse(JSON.stringify(mapping)) as Record<string, unknown>;

describe('a mapping that was written down', () => {
  it('comes back as it was', () => {
    expect(readColumnMapping(asJson())).toEqual({ kind: 'read', mapping });
  });

  it('needs neither answers nor replacements', () => {
    const { version, tables } = asJson();
    const read = readColumnMapping({ version, tables });
    expect(read.kind === 'read' ? read.mapping.answers : read).toEqual({ ...mapping.answers });
  });

  it('is refused with every fault: another version, a field that is none, a part that is none, what is no mapping', () => {
    const other = {
      ...asJson(),
      version: 99,
      answer: {},
      tables: [{ ...(asJson()['tables'] as object[])[0], layout: 'sideways' }],
    };
    const read = readColumnMapping(other);
    expect(read.kind === 'refused' ? read.faults.map((fault) => fault.slice(0, fault.indexOf(':'))) : []).toEqual([
      'mapping.version',
      'mapping.tables[0].layout',
      'mapping.answer',
    ]);
    for (const nothing of [null, 3, 'x', [], { tables: 1 }, JSON.parse('{"__proto__":{"version":1}}')])
      expect(readColumnMapping(nothing).kind).toBe('refused');
  });
});
