import { fork, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Behaviour, Entry, FromService, ToService } from './behaviour.ts';

const program = join(import.meta.dirname, 'service-process.ts');

/** A bus that starts no service by itself: what is not there is not there at once. */
const BUS = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>`;

/** Why there can be none on this machine; null when there can. */
export function secretServiceMissing(): string | null {
  if (process.platform !== 'linux') return 'not a Linux machine';
  return spawnSync('sh', ['-c', 'command -v dbus-daemon']).status === 0
    ? null
    : 'not installed: dbus-daemon';
}

/** A keyring on a bus of its own that misbehaves as it is told. What is kept outlives its process. */
export class FakeSecretService {
  readonly address: string;
  readonly #bus: ChildProcess;
  readonly #folder: string;
  #service: ChildProcess | null = null;
  #isMortal = false;
  #entries: readonly Entry[] = [];
  /** The methods that it was asked for, in order. */
  readonly asked: string[] = [];

  private constructor(address: string, bus: ChildProcess, folder: string) {
    this.address = address;
    this.#bus = bus;
    this.#folder = folder;
  }

  static async start(): Promise<FakeSecretService> {
    const folder = mkdtempSync(join(tmpdir(), 'renderdesk-bus-'));
    const configuration = join(folder, 'bus.conf');
    writeFileSync(configuration, BUS);
    const words = [`--config-file=${configuration}`, '--nofork', '--print-address=1'];
    const bus = spawn('dbus-daemon', words, { stdio: ['ignore', 'pipe', 'ignore'] });
    const [line] = (await once(bus.stdout, 'data')) as [Buffer];
    const fake = new FakeSecretService(line.toString().trim(), bus, folder);
    await fake.#startService();
    return fake;
  }

  get secrets(): string[] {
    return this.#entries.map(({ base64 }) => Buffer.from(base64, 'base64').toString());
  }

  /** From the next question on; a service that was to die is started again. */
  async behave(behaviour: Behaviour): Promise<void> {
    if (this.#isMortal) {
      await end(this.#service);
      await this.#startService();
    }
    this.#isMortal = behaviour.kind === 'dies';
    await this.#order({ type: 'behave', behaviour });
  }

  async stop(): Promise<void> {
    await end(this.#service);
    await end(this.#bus);
    rmSync(this.#folder, { recursive: true, force: true });
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

async function end(child: ChildProcess | null): Promise<void> {
  if (child === null || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
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
