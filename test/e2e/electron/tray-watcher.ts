import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';

/** Debian's own Python, which has the mock. */
const PYTHON = '/usr/bin/python3';
const WATCHER = 'org.kde.StatusNotifierWatcher';

/** A place for tray icons on a bus, as a desktop's panel is. */
export interface TrayWatcher {
  /** The labels of the menu of the icon that is there, submenus included; none: no icon. */
  labels(): string[];
  /** Chooses an item of that menu, as a panel tells it. */
  choose(label: string): void;
  stop(): Promise<void>;
}

/** A watcher that says that it shows icons, and remembers which came. */
const SCRIPT = `
import dbus, dbus.service, dbus.mainloop.glib
from gi.repository import GLib
dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
bus = dbus.SessionBus()
name = dbus.service.BusName('${WATCHER}', bus)
class Watcher(dbus.service.Object):
    items = []
    @dbus.service.method('${WATCHER}', in_signature='s', sender_keyword='sender')
    def RegisterStatusNotifierItem(self, service, sender=None):
        self.items.append(sender if service.startswith('/') else service)
    @dbus.service.method(dbus.PROPERTIES_IFACE, in_signature='ss', out_signature='v')
    def Get(self, interface, property):
        if property == 'RegisteredStatusNotifierItems':
            return dbus.Array(self.items, signature='s')
        return dbus.Int32(0) if property == 'ProtocolVersion' else True
    @dbus.service.method(dbus.PROPERTIES_IFACE, in_signature='s', out_signature='a{sv}')
    def GetAll(self, interface):
        return {'IsStatusNotifierHostRegistered': True, 'ProtocolVersion': dbus.Int32(0)}
Watcher(bus, '/StatusNotifierWatcher')
print('ready', flush=True)
GLib.MainLoop().run()
`;

/** @param address of the bus that the app will be on */
export async function openTrayWatcher(address: string): Promise<TrayWatcher> {
  const env = { ...process.env, DBUS_SESSION_BUS_ADDRESS: address };
  const watcher = spawn(PYTHON, ['-c', SCRIPT], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  await once(watcher.stdout, 'data');
  const call = (service: string, path: string, ...words: string[]) =>
    execFileSync(
      'gdbus',
      ['call', '--session', '--dest', service, '--object-path', path, ...words],
      {
        env,
      },
    ).toString();
  const property = (service: string, path: string, ...words: string[]) =>
    call(service, path, '--method', 'org.freedesktop.DBus.Properties.Get', ...words);
  const item = () => {
    const words = [WATCHER, 'RegisteredStatusNotifierItems'];
    return /'([^']+)'/.exec(property(WATCHER, '/StatusNotifierWatcher', ...words))?.[1];
  };
  const layout = (): [service: string, path: string, layout: string] | null => {
    const service = item();
    if (service === undefined) return null;
    const words = ['org.kde.StatusNotifierItem', 'Menu'];
    const path = /objectpath '([^']+)'/.exec(
      property(service, '/StatusNotifierItem', ...words),
    )?.[1];
    if (path === undefined) return null;
    const all = ['--method', 'com.canonical.dbusmenu.GetLayout', '--', '0', '-1', '@as []'];
    return [service, path, call(service, path, ...all)];
  };
  return {
    labels: () =>
      [...(layout()?.[2] ?? '').matchAll(/'label': <(?:'([^']*)'|"([^"]*)")>/g)].map(
        ([, single, double]) => single ?? double ?? '',
      ),
    choose(label) {
      const found = layout();
      const before = found?.[2].split(`'label': <'${label}'>`)[0];
      const id =
        before === undefined ? undefined : [...before.matchAll(/\((\d+), \{/g)].at(-1)?.[1];
      if (found === null || id === undefined) throw new Error(`the tray has no ${label}`);
      const event = ['--method', 'com.canonical.dbusmenu.Event', id, 'clicked', "<''>", 'uint32 0'];
      call(found[0], found[1], ...event);
    },
    async stop() {
      const gone = once(watcher, 'exit');
      watcher.kill();
      await gone;
    },
  };
}
