import fastify from 'fastify';
import { keepAnswers } from './keep-answers.ts';

/** A server with one kept route whose answers are numbered; `during` runs while an answer is being made. */
async function setup() {
  const app = fastify();
  let state = 'first';
  let made = 0;
  let during: () => void = () => undefined;
  let unfinished = false;
  keepAnswers(app, () => state);
  app.get('/counted', { config: { classification: 'public', kept: true } }, async (_request, reply) => {
    made += 1;
    const answer = { made };
    during();
    reply.isUnfinished = unfinished;
    return answer;
  });
  const ask = async (): Promise<number> => (await app.inject('/counted')).json<{ made: number }>().made;
  return {
    ask,
    change: (to: string) => (state = to),
    whileMade: (act: () => void) => (during = act),
    work: (goesOn: boolean) => (unfinished = goesOn),
  };
}

describe('kept answers', () => {
  it('are made once for one state, and anew for the next', async () => {
    const { ask, change } = await setup();
    expect([await ask(), await ask()]).toEqual([1, 1]);
    change('second');
    expect([await ask(), await ask()]).toEqual([2, 2]);
  });

  it('are not kept when the state changed while they were made: the next reader has the new one', async () => {
    const { ask, change, whileMade } = await setup();
    whileMade(() => change('second'));
    expect(await ask()).toBe(1);
    whileMade(() => undefined);
    expect([await ask(), await ask()]).toEqual([2, 2]);
  });

  it('are not kept while they say how far the work has come', async () => {
    const { ask, work } = await setup();
    work(true);
    expect([await ask(), await ask()]).toEqual([1, 2]);
    work(false);
    expect([await ask(), await ask()]).toEqual([3, 3]);
  });
});
