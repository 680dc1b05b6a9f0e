import { openParentChannel } from '../processes/parent-channel.ts';
import { loadKeytar } from './keychain-binding.ts';
import type { KeychainOrder, KeychainReply } from './keychain-message.ts';

/*
 * The keychain's process: libsecret waits without an end for a keyring that is silent, or that asks
 * its owner something, and then holds the thread that it was called on for ever. Here that costs a
 * process which can be ended.
 */

const channel = openParentChannel();

async function answer({
  id,
  call,
  words: [service = '', account = '', password = ''],
}: KeychainOrder) {
  const reply = (message: KeychainReply) => channel.send(message);
  try {
    const keytar = await loadKeytar();
    if (call === 'getPassword') reply({ id, value: await keytar.getPassword(service, account) });
    else if (call === 'deletePassword') {
      reply({ id, value: await keytar.deletePassword(service, account) });
    } else {
      await keytar.setPassword(service, account, password);
      reply({ id, value: null });
    }
  } catch (error) {
    reply({ id, problem: error instanceof Error ? error.message : String(error) });
  }
}

channel.onMessage((message) => {
  // Only the parent can send, and it is the same program.
  void answer(message as KeychainOrder);
});
