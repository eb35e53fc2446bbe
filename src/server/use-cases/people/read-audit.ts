import type { AuditCheckView, AuditView } from '#domain/contract/people-view';
import type { Person } from '#server/permissions/actor';
import type { AuditRow, AuditVerdict } from '#server/storage/audit-event';
import type { Authorise } from './authorise.ts';
import type { Asked, PeopleParts } from './people-parts.ts';

const PAGE = 100;

/** What happened, newest first: of one's own organisation, or of all for a system administrator. */
export async function readAudit(
  { people }: PeopleParts,
  authorise: Authorise,
  actor: Person,
  before: number | null,
  asked: Asked,
): Promise<AuditView> {
  await authorise(actor, 'read', { kind: 'audit', agency: actor.agency }, asked);
  const rows = await people.read((tables) => tables.auditEvents(actor.agency, before, PAGE + 1));
  return { events: rows.slice(0, PAGE).map(tell), next: rows.length > PAGE ? (rows[PAGE - 1]?.seq ?? null) : null };
}

/** Follows the chain and names the first row that is not as it was written. */
export async function verifyAudit(
  { people }: PeopleParts,
  authorise: Authorise,
  actor: Person,
  asked: Asked,
): Promise<AuditCheckView> {
  await authorise(actor, 'read', { kind: 'audit', agency: null }, asked);
  return tellVerdict(await people.verifyAudit());
}

function tell({ seq, at, actor, agency, action, resource, outcome, hash }: AuditRow): AuditView['events'][number] {
  return { seq, at, actor, agency, action, resource, outcome, hash };
}

function tellVerdict(verdict: AuditVerdict): AuditCheckView {
  if (verdict.kind === 'whole') {
    return {
      whole: true,
      rows: verdict.rows,
      lastHash: verdict.lastHash,
      firstBad: null,
      sentence: `All ${verdict.rows.toLocaleString('en-GB')} rows are as they were written.`,
    };
  }
  const { seq, why, rows } = verdict;
  const number = seq.toLocaleString('en-GB');
  const words = {
    altered: `Row ${number} is not as it was written.`,
    missing: `Row ${number} is missing.`,
    moved: `Row ${number} does not follow the row before it: one of the two was put in another place or exchanged.`,
    'end-taken-off': `Row ${number} and whatever came after it were taken off the end.`,
  }[why];
  return { whole: false, rows, lastHash: null, firstBad: { row: seq, why }, sentence: words };
}
