import { EXIT, StartRefused } from '#server/start-refused';
import type { SqlSession } from './sql-session.ts';

/** Roles that transactions take, none of which can sign in. */
const ROLES = ['app_ro', 'app_rw', 'app_audit'] as const;

/**
 * Makes sure that the roles of the transactions exist and that the database user may take them. Roles belong to the whole server, so
 * they are made at each start and not in a migration: a copy put back on another server has none.
 * @throws StartRefused (69) telling what an administrator of the database must type, when this user may not
 */
export async function ensureRoles(session: SqlSession): Promise<void> {
  try {
    for (const role of ROLES) {
      // Another database of the same server may be making them at this moment.
      await session.script(`
        do $$ begin
          if not exists (select from pg_roles where rolname = '${role}') then
            begin
              create role ${role} nologin nosuperuser nobypassrls;
            exception when duplicate_object or unique_violation then null;
            end;
          end if;
          if not (select rolsuper from pg_roles where rolname = current_user) and not pg_has_role(current_user, '${role}', 'member') then
            begin
              execute format('grant ${role} to %I', current_user);
            exception when unique_violation then null;
            end;
          end if;
        end $$`);
    }
  } catch (error) {
    const [asked] = await session.query('select current_user as name');
    const user = typeof asked?.['name'] === 'string' ? asked['name'] : 'the user of DATABASE_URL';
    throw new StartRefused(
      'database_user_may_not_make_roles',
      EXIT.unavailable,
      `The database user "${user}" may neither make nor take the roles that keep agencies apart (${error instanceof Error ? error.message : String(error)}). ` +
        `An administrator of the database types once: ${ROLES.map((role) => `CREATE ROLE ${role} NOLOGIN;`).join(' ')} GRANT ${ROLES.join(', ')} TO "${user}"; ` +
        'then start again. Nothing was changed.',
      error,
    );
  }
}
