import { signal } from '@angular/core';
import { TypedAhead } from './typed-ahead.ts';

function setup(inAddress = '') {
  const searched = signal(inAddress);
  const field = new TypedAhead(searched);
  /** The address takes a text in; what is typed meanwhile is typed before it has. */
  const tell = async (text: string, meanwhile: string | null = null): Promise<void> => {
    let arrive = (): void => undefined;
    const visit = new Promise<void>((resolve) => (arrive = resolve));
    const told = field.tell(visit);
    if (meanwhile !== null) field.type(meanwhile);
    searched.set(text);
    field.text();
    arrive();
    await told;
  };
  return { searched, field, tell };
}

describe('the text of a field that also stands in the address', () => {
  it('begins with what the address says', () => {
    expect(setup('north').field.text()).toBe('north');
  });

  it('loses no letter that is typed while the address takes in the ones before', async () => {
    const { field, tell } = setup();
    field.type('nor');
    await tell('nor', 'north');
    expect(field.text()).toBe('north');
    await tell('north');
    expect(field.text()).toBe('north');
  });

  it('keeps a space at its end, which the address leaves out', async () => {
    const { field, tell } = setup();
    field.type('delayed ');
    await tell('delayed');
    expect(field.text()).toBe('delayed ');
  });

  it('follows the address when that says another text: a step back, or everything cleared', async () => {
    const { searched, field, tell } = setup('north');
    field.type('');
    await tell('');
    searched.set('north');
    expect(field.text()).toBe('north');
    searched.set('');
    expect(field.text()).toBe('');
  });
});
