import { fork, spawnSync, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { endProcess, startPrivateBus, type PrivateBus } from '../private-bus.ts';
import type { Behaviour, Entry, FromService, ToService } from './behaviour.ts';

const program = join(import.meta.dirname, 'service-process.ts');

/** Why there can be none on this machine; null when there can. */
export function secretServiceMissing(): string | null {
  if (process.platform !== 'linux') return 'not a Linux machine';
  return spawnSync('sh', ['-c', 'command -v dbus-daemon']).status === 0
    ? null
    : 'not installed: dbus-daemon';
}

/** A keyring on a bus of its own that misbehaves as it is told. What is kept outlives its process. */
export class FakeSecretService {
  readonly #bus: PrivateBus;
  #service: ChildProcess | null = null;
  #isMortal = false;
  #entries: readonly Entry[] = [];
  /** The methods that it was asked for, in order. */
  readonly asked: string[] = [];

  private constructor(bus: PrivateBus) {
    this.#bus = bus;
  }

  static async start(): Promise<FakeSecretService> {
    const fake = new FakeSecretService(await startPrivateBus());
    await fake.#startService();
    return fake;
  }

  get address(): string {
    return this.#bus.address;
  }

  get secrets(): string[] {
    return this.#entries.map(({ base64 }) => Buffer.from(base64, 'base64').toString());
  }

  /** From the next question on; a service that was to die is started again. */
  async behave(behaviour: Behaviour): Promise<void> {
    if (this.#isMortal) {
      await endProcess(this.#service);
      await this.#startService();
    }
    this.#isMortal = behaviour.kind === 'dies';
    await this.#order({ type: 'behave', behaviour });
  }

  async stop(): Promise<void> {
    await endProcess(this.#service);
    await this.#bus.stop();
  }

  async #startService(): Promise<void> {
    const service = fork(program, { env: { DBUS_SESSION_BUS_ADDRESS: this.address } });
    service.on('message', (message: FromService) => {
      if (message.type === 'entries') this.#entries = message.entries;
      if (message.type === 'asked') this.asked.push(message.member);
    });
    await told(service, 'ready');
    this.#service = service;
    await this.#order({ type: 'entries', entries: this.#entries });
  }

  async #order(order: ToService): Promise<void> {
    if (this.#service === null) throw new Error('the Secret Service is not running');
    const taken = told(this.#service, 'taken');
    this.#service.send(order);
    await taken;
  }
}

function told(service: ChildProcess, type: FromService['type']): Promise<void> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`it ended: ${String(code)}`));
    const listen = (message: FromService) => {
      if (message.type !== type) return;
      service.off('message', listen);
      service.off('exit', ended);
      resolve();
    };
    service.on('message', listen);
    service.once('exit', ended);
  });
}
