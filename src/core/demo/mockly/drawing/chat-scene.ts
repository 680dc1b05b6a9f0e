import type { ChatMessage, ChatProps, ChatUser } from '../chat-payload.ts';
import { drawAvatar } from './avatar.ts';
import { drawBubble } from './bubble.ts';
import { chatTimes } from './chat-times.ts';
import { drawFooter, drawHeader, drawStatusBar } from './chat-bars.ts';
import { at, box } from '../../drawing/markup.ts';
import type { Piece } from '../../drawing/markup.ts';
import { drawLine, lineOf } from '../../drawing/text-line.ts';
import type { TextStyle } from '../../drawing/text-line.ts';
import { themeFor } from './theme.ts';
import type { Theme } from './theme.ts';

/** Something in the conversation, at its place below the header. */
export interface SceneItem {
  readonly piece: Piece;
  readonly x: number;
  readonly y: number;
  readonly own: boolean;
  readonly kind: 'divider' | 'message';
  /** The message it belongs to: a day's divider belongs to the message below it. */
  readonly messageIndex: number;
}

/** A conversation laid out, in pixels at 1x. */
export interface ChatScene {
  readonly width: number;
  readonly theme: Theme;
  readonly transparent: boolean;
  /** Status bar and header. */
  readonly top: Piece;
  readonly footer: Piece;
  readonly items: readonly SceneItem[];
  /** Height of the conversation between header and footer, with its margins. */
  readonly listHeight: number;
}

const PHONE_WIDTH = 360;
const DESKTOP_WIDTH = 640;
const MARGIN = 12;
const LIST_PADDING = 14;
const GAP_SAME = 3;
const GAP_OTHER = 11;
const AVATAR = 28;
const AVATAR_GAP = 7;
const DIVIDER_HEIGHT = 24;
/** Of the width that is left beside margins and avatars. */
const BUBBLE_SHARE = 0.8;
const DAY: TextStyle = { size: 11.5, weight: 'medium' };

export function layOutChat(props: ChatProps): ChatScene {
  const width = props.mobileView ? PHONE_WIDTH : DESKTOP_WIDTH;
  const theme = themeFor(props.platform, props.darkMode);
  const top = stacked(width, [
    props.showDeviceStatus ? drawStatusBar(props, theme, width) : null,
    props.showHeader ? drawHeader(props, theme, width) : null,
  ]);
  const footer = stacked(width, [props.showFooter ? drawFooter(theme, width) : null]);
  const { items, listHeight } = layOutMessages(props, theme, width);
  return { width, theme, transparent: props.transparentBackground, top, footer, items, listHeight };
}

function layOutMessages(
  props: ChatProps,
  theme: Theme,
  width: number,
): { items: SceneItem[]; listHeight: number } {
  const times = chatTimes(props);
  const people = new Map([props.sender, ...props.receivers].map((user) => [user.id, user]));
  const group = props.conversationType === 'group-chat';
  const items: SceneItem[] = [];
  let y = LIST_PADDING;
  let day = '';
  for (const [messageIndex, message] of props.messages.entries()) {
    const before = props.messages[messageIndex - 1];
    const after = props.messages[messageIndex + 1];
    const today = times.dayOf(message.timestamp);
    const newDay = props.showDates && today !== day;
    if (messageIndex > 0) y += before?.userId === message.userId && !newDay ? GAP_SAME : GAP_OTHER;
    if (newDay) {
      const piece = drawDivider(today, theme);
      const x = (width - piece.width) / 2;
      items.push({ piece, x, y, own: false, kind: 'divider', messageIndex });
      y += piece.height + GAP_OTHER;
    }
    day = today;
    const own = message.userId === props.sender.id;
    const first = before?.userId !== message.userId || newDay;
    const last = after?.userId !== message.userId;
    const user = people.get(message.userId) ?? { id: message.userId, name: '' };
    const named = !own && first && (group || props.showReceiver);
    const content = { message, own, last, author: named ? user : null };
    const time = times.timeOf(message.timestamp);
    const piece = drawEntry(
      { ...content, time },
      { theme, width, avatar: avatarFor(user, own, group) },
    );
    const x = own ? width - MARGIN - piece.width : MARGIN;
    items.push({ piece, x, y, own, kind: 'message', messageIndex });
    y += piece.height;
  }
  return { items, listHeight: y + LIST_PADDING };
}

type Avatar = ChatUser | null;

/** In groups everyone but the sender is shown by a round picture. */
function avatarFor(user: ChatUser, own: boolean, group: boolean): Avatar {
  return group && !own ? user : null;
}

function drawEntry(
  content: { message: ChatMessage; own: boolean; last: boolean; author: Avatar; time: string },
  frame: { theme: Theme; width: number; avatar: Avatar },
): Piece {
  const indent = frame.avatar === null ? 0 : AVATAR + AVATAR_GAP;
  const widest = Math.floor((frame.width - 2 * MARGIN - indent) * BUBBLE_SHARE);
  const bubble = drawBubble(content, frame.theme, widest);
  if (frame.avatar === null) return bubble;
  const avatar = content.last
    ? at(0, bubble.height - AVATAR, drawAvatar(frame.avatar, AVATAR))
    : '';
  const width = bubble.width + indent;
  return { width, height: bubble.height, svg: avatar + at(indent, 0, bubble.svg) };
}

function drawDivider(day: string, theme: Theme): Piece {
  const line = lineOf(day, DAY);
  const width = Math.ceil(line.width) + 22;
  const chip = box({ x: 0, y: 0, width, height: DIVIDER_HEIGHT }, theme.theirs, DIVIDER_HEIGHT / 2);
  const text = drawLine(line, DAY, { x: 11, y: 16 }, theme.theirsQuiet);
  return { width, height: DIVIDER_HEIGHT, svg: chip + text };
}

function stacked(width: number, pieces: readonly (Piece | null)[]): Piece {
  let height = 0;
  let svg = '';
  for (const piece of pieces) {
    if (piece === null) continue;
    svg += at(0, height, piece.svg);
    height += piece.height;
  }
  return { width, height, svg };
}
