import type { Catalogue } from '#domain/framework/catalogue';
import type { AreaRegister } from '#domain/intake/area-register';
import type { ColumnMapping } from '#domain/intake/column-mapping';
import type { ProposedMapping } from '#domain/intake/proposed-mapping';
import type { FileShape } from '#domain/intake/file-shape';
import type { TableSample } from '#domain/intake/source-table';
import type { IntakeRegisters } from '#server/files/read-registers';
import { agencyOfActor, nameOfActor, type Actor } from '#server/permissions/actor';
import { can, decide } from '#server/permissions/policy';
import type { Action, Resource } from '#server/permissions/resource';
import type { AuditEvent } from '#server/storage/audit-event';
import type { CommittedBatch } from '#server/storage/committed-batch';
import type { GoalRepository } from '#server/storage/goal-repository';
import type { ObservationRepository } from '#server/storage/observation-repository';
import { OPERATOR_CODE, type Scope } from '#server/storage/scope';
import type { StoredUpload, UploadAction, UploadChange, UploadRepository } from '#server/storage/upload-repository';
import type { Clock } from './clock.ts';
import type { FigureReader } from './figure-reading.ts';
import { auditOf } from './people/audit-of.ts';
import type { EffectParts } from './effect-parts.ts';
import type { StagedFile } from './stage-file.ts';
import { UploadRefused } from './upload-refused.ts';

/** What uploads are worked with. */
export interface UploadParts {
  readonly clock: Clock;
  readonly catalogue: Catalogue;
  readonly registers: IntakeRegisters;
  readonly uploads: UploadRepository;
  readonly observations: ObservationRepository;
  readonly goals: GoalRepository;
  /** The figures as everybody may see them, after disclosure control. */
  readonly published: () => Pick<ObservationRepository, 'readVersions' | 'readObservations'>;
  readonly reader: FigureReader;
  /** What would be seen after publishing is worked out with these; null: it is not, as for commands. */
  readonly effects: EffectParts | null;
  /** Folder of kept files. */
  readonly folder: string;
  /** Codes of the boards that an organisation serves today. */
  readonly placesOf: (agency: string) => readonly string[];
  /** Kinds of agency that an organisation is today, at any place. */
  readonly typesOf: (agency: string) => readonly string[];
  /** Ids of the measures that an organisation is held to today. */
  readonly measuresHeldBy: (agency: string) => readonly string[];
  /** Whether a steward must approve what an organisation publishes. */
  readonly needsApproval: (agency: string) => Promise<boolean>;
  /** Writes to the audit what was refused; what was done is written with the change itself. */
  readonly audit: (event: AuditEvent) => Promise<void>;
  /** Told after figures have changed, before the answer: what is read must be read anew. */
  readonly onPublished: () => Promise<void>;
  /** Told when work that nobody waits for goes wrong on our side. */
  readonly onFailure: (error: unknown) => void;
}

/** How a file was understood, as it is kept with its upload. Plain JSON. */
export interface Understanding extends Pick<ProposedMapping, 'questions' | 'problems' | 'shapeKey'> {
  readonly shape: FileShape;
  readonly hiddenSheets: readonly string[];
  readonly isRemembered: boolean;
  /** It sets goals and holds no figures; left out for figures. */
  readonly isGoalFile?: boolean;
  readonly samples: readonly TableSample[];
  /** The mapping that fixes are applied to, so that they can be taken back; left out before there was one. */
  readonly unfixed?: ColumnMapping;
}

/** A preview as it is kept with its upload. Plain JSON. */
export type Preview = StagedFile;

/** How far the check of an upload is. */
export interface CheckProgress {
  readonly figures: number;
  readonly bytesDone: number;
}

/** A batch or an upload, as the policy table sees it. */
type BatchResource = Extract<Resource, { readonly kind: 'batch' }>;

/** What the verbs of uploads share: finding what is asked for as its row stands, and asking the policy table about it. */
export class UploadDesk {
  readonly parts: UploadParts;
  /** Checks under way in this process, by upload. */
  readonly checks = new Map<
    string,
    { progress: CheckProgress; readonly stop: AbortController; readonly done: Promise<void> }
  >();

  constructor(parts: UploadParts) {
    this.parts = parts;
  }

  /** The batch or upload of an owner, as the policy table sees it. */
  resource(owner: string): BatchResource {
    return owner === OPERATOR_CODE
      ? { kind: 'batch', agency: null, places: [] }
      : { kind: 'batch', agency: owner, places: this.parts.placesOf(owner) };
  }

  /** What would be the actor's own: batches of their organisation, or of their place. */
  ownResource(actor: Actor): BatchResource {
    const agency = agencyOfActor(actor);
    if (actor.kind === 'operator' || agency !== null) return this.resource(agency ?? OPERATOR_CODE);
    return { kind: 'batch', agency, places: actor.kind === 'person' && actor.place !== null ? [actor.place] : [] };
  }

  /** The scope to work in for a row of an owner, once the policy table has allowed it. */
  scope(actor: Actor, owner: string): Scope {
    if (actor.kind === 'person') {
      const { account, requestId } = actor;
      return { agency: owner, actor: account, ...(requestId === undefined ? {} : { requestId }) };
    }
    return { agency: owner, actor: actor.kind === 'connector' ? nameOfActor(actor) : null };
  }

  uploadsOf(actor: Actor, owner: string): UploadRepository {
    return this.parts.uploads.as(this.scope(actor, owner));
  }

  observationsOf(actor: Actor, owner: string): ObservationRepository {
    return this.parts.observations.as(this.scope(actor, owner));
  }

  /**
   * Finds an upload as its row stands. Row-level security shows a row to its owner alone, so that each owner whose rows the actor may
   * read is asked.
   * @throws UploadRefused `unknown_upload`, `forbidden`
   */
  async find(actor: Actor, id: string, action: Action): Promise<StoredUpload> {
    for (const owner of await this.readableOwners(actor)) {
      const upload = await this.uploadsOf(actor, owner).find(id);
      if (upload !== null) {
        await this.ask(actor, action, this.resource(upload.owner), 'unknown_upload', `upload ${id}`);
        return upload;
      }
    }
    await this.tellRefused(actor, action, null, `upload ${id}`);
    throw new UploadRefused('unknown_upload', 'There is no such upload.');
  }

  /** Finds a committed batch. Everybody may read what it published; its lines and its undoing are asked for by the row. */
  async findBatch(actor: Actor, id: string, action: Action): Promise<CommittedBatch> {
    const batch = (await this.parts.observations.listCommits()).find((one) => one.id === id);
    if (batch === undefined) throw new UploadRefused('unknown_batch', 'There is no such batch.');
    await this.ask(actor, action, this.resource(batch.owner), 'unknown_batch', `batch ${id}`);
    return batch;
  }

  async readableOwners(actor: Actor): Promise<readonly string[]> {
    return (await this.parts.uploads.listOwners()).filter((owner) => can(actor, 'read', this.resource(owner)));
  }

  /**
   * Lets the actor do something with a batch or upload, or writes the refusal to the audit.
   * @param name of the row, for the audit
   * @throws UploadRefused `forbidden`, or `unknown` where the actor may not know that it exists
   */
  async ask(
    actor: Actor,
    action: Action,
    resource: BatchResource,
    unknown: 'unknown_upload' | 'unknown_batch',
    name: string,
  ): Promise<void> {
    const answer = decide(actor, action, resource);
    if (answer === 'allowed') return;
    await this.tellRefused(actor, action, resource, name);
    if (answer === 'forbidden') throw new UploadRefused('forbidden', 'Your account may look at this and not do that.');
    throw new UploadRefused(
      unknown,
      unknown === 'unknown_upload' ? 'There is no such upload.' : 'There is no such batch.',
    );
  }

  /** Writes a refusal to the audit. @param resource null where it is not known whose row it is */
  async tellRefused(actor: Actor, action: Action, resource: BatchResource | null, name: string): Promise<void> {
    await this.parts.audit(
      auditOf(actor, this.parts.clock.now(), {
        action: `batch:${action}`,
        resource: name,
        outcome: 'refused',
        ...(resource === null ? {} : { agency: resource.agency }),
        requestId: actor.kind === 'person' ? (actor.requestId ?? null) : null,
      }),
    );
  }

  /** Changes an upload. @param action what the audit calls it, see `UploadRepository.change`. @throws UploadRefused `upload_changed` when somebody else did since it was looked at */
  async change(
    actor: Actor,
    upload: StoredUpload,
    ifVersion: number,
    change: UploadChange,
    action?: UploadAction,
  ): Promise<StoredUpload> {
    const changed = await this.uploadsOf(actor, upload.owner).change(
      upload.id,
      ifVersion,
      change,
      this.parts.clock.now(),
      action,
    );
    if (changed === null) {
      throw new UploadRefused(
        'upload_changed',
        'Somebody else has changed this upload since you looked at it. Look again.',
      );
    }
    return changed;
  }
}

/** Whether an upload sets goals, and holds no figures. */
export function isGoalFile(upload: StoredUpload): boolean {
  return (upload.understanding as Understanding | null)?.isGoalFile === true;
}

/** The mapping of an upload. @throws UploadRefused `upload_state` when the file was not understood yet */
export function mappingOf(upload: StoredUpload): ColumnMapping {
  if (upload.mapping === null) {
    throw new UploadRefused('upload_state', 'The file has not been understood yet.');
  }
  return upload.mapping as ColumnMapping;
}

/** What an organisation is called; its code where no register has it. */
export function nameOfAgency(areas: AreaRegister, code: string): string {
  if (code === OPERATOR_CODE) return 'national figures';
  const found = areas.resolve(code, null);
  return found.kind === 'found' ? found.area.name : code;
}
