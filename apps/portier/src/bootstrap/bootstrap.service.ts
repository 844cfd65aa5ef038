import { hashPublishKey, hashToken, PortierError, seal, unseal, type ClusterKeys } from '@app/contract';
import { secretFieldsOf, type TaskType } from '@app/tasks';
import { AccountsRepository } from '../accounts/accounts.repository.js';
import { hashPassword, verifyPassword } from '../accounts/passwords.js';
import { ApplicationsRepository } from '../applications/applications.repository.js';
import { ConfigurationsRepository } from '../configurations/configurations.repository.js';
import { requireTaskType, requireValidFields } from '../configurations/field-validation.js';
import { sealedFields } from '../configurations/secret-fields.js';
import type { Database, Executor } from '../database/database.js';
import { EdgesRepository } from '../edges/edges.repository.js';
import { publishKeyDraft } from '../publish-keys/publish-keys.dto.js';
import { PublishKeysRepository } from '../publish-keys/publish-keys.repository.js';
import { streamDraft } from '../streams/streams.dto.js';
import { StreamsRepository } from '../streams/streams.repository.js';
import {
  findConfiguration,
  lockBootstrap,
  upsertApiToken,
  upsertConcierge,
  upsertMediaServer,
  type Outcome,
} from './bootstrap.repository.js';
import type { BootstrapInput } from './input.js';

/** What became of each part, by a name a person recognises: `{"stream first": "created"}`. */
export type Summary = Record<string, Outcome>;

/**
 * Makes what an installation begins with, in one transaction. Doing it again creates only what is missing and brings
 * addresses and tokens to the given values; passwords, titles and fields that people may have edited stay.
 * Stands outside Nest: the loops and queues of the application must not start for it.
 */
export class BootstrapService {
  private readonly accounts = new AccountsRepository();
  private readonly applications = new ApplicationsRepository();
  private readonly streams = new StreamsRepository();
  private readonly publishKeys = new PublishKeysRepository();
  private readonly configurations = new ConfigurationsRepository();
  private readonly edges = new EdgesRepository();

  constructor(
    private readonly database: Database,
    private readonly keys: ClusterKeys,
    private readonly options: { allowPrivateTargets: boolean },
  ) {}

  /** @throws PortierError `invalid`, `conflict` */
  async run(input: BootstrapInput): Promise<Summary> {
    return this.database.transaction(async (transaction) => {
      await lockBootstrap(transaction);
      return {
        ...(await this.admin(transaction, input)),
        ...(await this.application(transaction, input)),
        ...(await this.stream(transaction, input)),
        ...(await this.programs(transaction, input)),
      };
    });
  }

  private async admin(transaction: Executor, { admin }: BootstrapInput): Promise<Summary> {
    if (admin === undefined) return {};
    const part = `administrator ${admin.name}`;
    const present = await this.accounts.findUser(transaction, admin.name);
    if (present !== undefined) {
      const isCurrent = await verifyPassword(present.passwordHash ?? undefined, admin.password);
      return { [part]: isCurrent ? 'unchanged' : 'password_changed' };
    }
    const passwordHash = await hashPassword(admin.password);
    await this.accounts.insertUser(transaction, { name: admin.name, passwordHash, isAdministrator: true });
    return { [part]: 'created' };
  }

  private async application(transaction: Executor, { application }: BootstrapInput): Promise<Summary> {
    const inserted = await this.applications.insert(transaction, application);
    return { [`application ${application}`]: inserted === undefined ? 'unchanged' : 'created' };
  }

  private async stream(transaction: Executor, input: BootstrapInput): Promise<Summary> {
    const { stream, admin } = input;
    if (stream === undefined) return {};
    const present = await this.streams.findByName(transaction, stream.name);
    const id = present?.id ?? (await this.insertStream(transaction, input, stream, admin?.name));
    return {
      [`stream ${stream.name}`]: present === undefined ? 'created' : 'unchanged',
      ...(await this.publishKey(transaction, id, stream)),
      ...(await this.configurationsOf(transaction, id, input)),
    };
  }

  private async insertStream(
    transaction: Executor,
    { application }: BootstrapInput,
    { name, title }: { name: string; title: string },
    ownerName: string | undefined,
  ): Promise<string> {
    const applicationId = await this.streams.applicationId(transaction, application);
    const owner = ownerName === undefined ? undefined : await this.accounts.findUser(transaction, ownerName);
    const draft = streamDraft.parse({ name, title, application });
    const id =
      applicationId &&
      (await this.streams.insert(transaction, { ...draft, applicationId, ownerId: owner?.id ?? null }));
    if (id === undefined) throw new Error(`stream ${name} appeared meanwhile`);
    return id;
  }

  private async publishKey(
    transaction: Executor,
    streamId: string,
    { name, key }: { name: string; key: string },
  ): Promise<Summary> {
    const part = `publish key of ${name}`;
    const hash = hashPublishKey(this.keys, key);
    const owner = await this.publishKeys.streamOfHash(transaction, hash);
    if (owner === streamId) return { [part]: 'unchanged' };
    if (owner !== undefined) {
      throw new PortierError('conflict', `The key given for stream "${name}" is the key of another stream.`);
    }
    const draft = publishKeyDraft.parse({ label: 'first key' });
    await this.publishKeys.insert(transaction, streamId, { ...draft, hash, hint: key.slice(-4) });
    return { [part]: 'created' };
  }

  private async configurationsOf(
    transaction: Executor,
    streamId: string,
    { configurations }: BootstrapInput,
  ): Promise<Summary> {
    const summary: Summary = {};
    for (const configuration of configurations) {
      const { type: typeName, name } = configuration;
      const present = await findConfiguration(transaction, { streamId, type: typeName, name });
      summary[`configuration ${typeName} "${name}"`] = present === undefined ? 'created' : 'unchanged';
      if (present !== undefined) continue;
      const fields = this.sealedFields(configuration);
      await this.configurations.insert(transaction, { streamId, type: typeName, name, enabled: true, fields });
    }
    return summary;
  }

  private sealedFields({ type: typeName, fields }: BootstrapInput['configurations'][number]) {
    const type = requireTaskType(typeName);
    const valid = requireValidFields(type, fields, { allowPrivate: this.options.allowPrivateTargets });
    const sealer = {
      seal: (plain: string) => seal(this.keys, plain),
      unseal: (sealed: string) => unseal(this.keys, sealed),
    };
    return sealedFields(valid, { secretNames: secretFieldsOf(type as TaskType<never, never>), sealer });
  }

  private async programs(transaction: Executor, input: BootstrapInput): Promise<Summary> {
    const { mediaServer, concierge, edge, serviceTokens } = input;
    const summary: Summary = {};
    if (mediaServer !== undefined) {
      summary[`media server ${mediaServer.serverId}`] = await upsertMediaServer(transaction, mediaServer);
    }
    if (concierge !== undefined) {
      const { name, token } = concierge;
      summary[`concierge ${name}`] = await upsertConcierge(transaction, name, hashToken(token));
    }
    if (edge !== undefined) {
      const { name, baseUrl, token } = edge;
      summary[`edge ${name}`] = await this.edges.ensure(transaction, { name, baseUrl, tokenHash: hashToken(token) });
    }
    for (const { name, token, scopes } of serviceTokens) {
      summary[`token of ${name}`] = await upsertApiToken(transaction, { name, tokenHash: hashToken(token), scopes });
    }
    return summary;
  }
}
