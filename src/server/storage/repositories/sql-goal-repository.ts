import { sql } from 'kysely';
import type { Goal } from '#domain/framework/catalogue';
import type { Database, OpenTransaction } from '../database.ts';
import type { GoalRepository, GoalRow } from '../goal-repository.ts';
import type { OpenBatch } from '../observation-repository.ts';
import { NOBODY, type Scope } from '../scope.ts';
import { only } from './sql-parts.ts';

/** Goals in a table, the same on the embedded store and on PostgreSQL. */
export class SqlGoalRepository implements GoalRepository {
  readonly #all: Database;
  readonly #database: Pick<Database, 'transaction'>;

  constructor(database: Database, scope: Scope = NOBODY) {
    this.#all = database;
    this.#database = { transaction: (mode, work) => database.transaction(mode, work, scope) };
  }

  as(scope: Scope): GoalRepository {
    return new SqlGoalRepository(this.#all, scope);
  }

  async stage(batch: OpenBatch, rows: readonly GoalRow[]): Promise<void> {
    if (rows.length === 0) return;
    const given = JSON.stringify(rows.map(({ goal, line }) => ({ id: goal.id, agency: goal.agency, goal, line })));
    await this.#database.transaction('write', (open) =>
      sql`
        insert into local_goal (batch_id, goal_id, agency, goal, line)
        select ${Number(batch.id)}::int, g ->> 'id', g ->> 'agency', g -> 'goal', (g ->> 'line')::int
        from jsonb_array_elements(${given}::jsonb) as given (g)
      `.execute(open),
    );
  }

  async readOf(batch: string): Promise<readonly GoalRow[]> {
    if (!/^[1-9]\d{0,8}$/.test(batch)) return [];
    return this.#database.transaction('read', async (open) => {
      const { rows } = await sql<{ goal: unknown; line: number }>`
        select goal, line from local_goal where batch_id = ${batch}::int and goal is not null order by line, goal_id
      `.execute(open);
      // What stands there was written by `stage`.
      return rows.map(({ goal, line }) => ({ goal: goal as Goal, line }));
    });
  }

  async readCurrent(): Promise<readonly Goal[]> {
    return this.#database.transaction('read', async (open) => {
      const { rows } = await sql<{ goal: unknown }>`
        select goal from (
          select distinct on (g.goal_id) g.goal_id, g.goal from local_goal g join batch_commit c on c.batch_id = g.batch_id
          order by g.goal_id, c.seq desc
        ) standing where goal is not null order by goal_id
      `.execute(open);
      return rows.map(({ goal }) => goal as Goal);
    });
  }
}

/** A goal that an undo left as it was. */
export interface GoalLeftAlone {
  readonly measure: string;
  readonly agency: string;
}

/**
 * Puts back the goals that stood before a batch, as rows of the batch that undoes it; those that others have set since are left
 * alone. @returns how many were put back or taken away
 */
export async function putBackGoals(
  open: OpenTransaction,
  undone: number,
  undoing: number,
): Promise<{ readonly changed: number; readonly left: readonly GoalLeftAlone[] }> {
  const { rows } = await sql<{ changed: number; left_alone: GoalLeftAlone[] | null }>`
    with mine as materialized (
      select g.goal_id, g.agency, g.line, g.goal, c.seq,
             (select max(y.seq) from local_goal x join batch_commit y on y.batch_id = x.batch_id where x.goal_id = g.goal_id) as newest
      from local_goal g join batch_commit c on c.batch_id = g.batch_id where g.batch_id = ${undone}::int
    ), put_back as (
      insert into local_goal (batch_id, goal_id, agency, goal, line)
      select ${undoing}::int, m.goal_id, m.agency,
             (select x.goal from local_goal x join batch_commit y on y.batch_id = x.batch_id
              where x.goal_id = m.goal_id and y.seq < m.seq order by y.seq desc limit 1), m.line
      from mine m where m.newest = m.seq
    )
    select (select count(*) from mine where newest = seq)::int as changed,
           (select jsonb_agg(jsonb_build_object('measure', coalesce(goal ->> 'measure', goal_id), 'agency', agency))
            from mine where newest <> seq) as left_alone
  `.execute(open);
  const row = only(rows);
  return { changed: row.changed, left: row.left_alone ?? [] };
}
