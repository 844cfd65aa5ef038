import { Injectable } from '@nestjs/common';
import { DestinationsService } from '../alerts/destinations/destinations.service.js';
import { RulesService } from '../alerts/rules/rules.service.js';
import { invalid } from '../http/invalid.js';
import { refs, type Ref, type RuleScope, type Work } from './step.js';
import { idOf, requireAdministrator, type Progress } from './steps.service.js';

type AlertWork = Extract<Work, { kind: 'alertDestination' | 'alertRule' }>;

/** Steps of a plan that are about alerts, by the services that the REST API uses. */
@Injectable()
export class AlertStepsService {
  constructor(
    private readonly destinations: DestinationsService,
    private readonly rules: RulesService,
  ) {}

  /** @throws PortierError of the service that does it */
  async run(work: AlertWork, progress: Progress): Promise<void> {
    requireAdministrator(progress.user);
    if (work.kind === 'alertDestination') return this.destination(work, progress);
    return this.rule(work, progress);
  }

  private async destination(
    work: Extract<AlertWork, { kind: 'alertDestination' }>,
    { user, ids, newSecrets }: Progress,
  ): Promise<void> {
    if (work.action === 'delete') return this.destinations.delete(user, work.id);
    if (work.action === 'change') return void (await this.destinations.update(user, work.id, work.change));
    const { id, name, secret } = await this.destinations.create(user, work.draft);
    ids.set(work.ref, id);
    if (secret !== null) newSecrets.push({ destination: name, secret });
  }

  private async rule(work: Extract<AlertWork, { kind: 'alertRule' }>, { user, ids }: Progress): Promise<void> {
    if (work.action === 'delete') return this.rules.delete(user, work.id);
    const of = scopeOf(work.of, ids);
    if (work.action === 'change') return void (await this.rules.update(user, work.id, { ...work.change, ...of }));
    // A destination that is there is named by its id.
    const destinationId = ids.has(work.destination) ? idOf(ids, work.destination) : work.destination;
    await this.rules.create(user, { streamIds: [], applicationIds: [], ...work.draft, ...of, destinationId });
  }
}

/** @throws PortierError `invalid` for a name that nothing has */
function scopeOf({ streams, applications }: Partial<RuleScope>, ids: ReadonlyMap<Ref, string>) {
  const found = (names: readonly string[], path: string, refOf: (name: string) => Ref) =>
    names.map((name, index) => {
      const id = ids.get(refOf(name));
      if (id === undefined) throw invalid([{ path: `${path}.${index}`, message: `there is no "${name}"` }]);
      return id;
    });
  return {
    ...(streams === undefined ? {} : { streamIds: found(streams, 'streams', refs.stream) }),
    ...(applications === undefined ? {} : { applicationIds: found(applications, 'applications', refs.application) }),
  };
}
