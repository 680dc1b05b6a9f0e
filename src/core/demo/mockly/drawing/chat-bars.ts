import type { ChatProps } from '../chat-payload.ts';
import { drawAvatar, shownName } from './avatar.ts';
import { at, box, circle, rounded } from '../../drawing/markup.ts';
import type { Piece } from '../../drawing/markup.ts';
import { drawLine, lineOf } from '../../drawing/text-line.ts';
import type { TextStyle } from '../../drawing/text-line.ts';
import type { Theme } from './theme.ts';
import { fitText } from '../../drawing/wrap-text.ts';

/** Pixels at 1x. */
const STATUS_HEIGHT = 30;
const HEADER_HEIGHT = 58;
const FOOTER_HEIGHT = 56;
const AVATAR = 38;
const CLOCK: TextStyle = { size: 13.5, weight: 'semibold' };
const TITLE: TextStyle = { size: 16, weight: 'semibold' };
const SUBTITLE: TextStyle = { size: 12, weight: 'regular' };
const HINT: TextStyle = { size: 14.5, weight: 'regular' };

/** Clock, signal and battery. */
export function drawStatusBar(props: ChatProps, theme: Theme, width: number): Piece {
  const clock = fitText(props.statusBarTime, CLOCK, width / 3);
  const ink = theme.barText;
  const bars = [4, 6.5, 9, 11.5].map((height, index) =>
    box({ x: width - 91 + index * 5, y: 21 - height, width: 3, height }, ink, 1),
  );
  const charge = (18 * props.batteryLevel) / 100;
  const battery = [
    `<rect x="${width - 45.5}" y="10" width="22" height="11" rx="3.2" fill="none" stroke="${ink}" stroke-opacity=".45"/>`,
    box({ x: width - 43.5, y: 12, width: charge, height: 7 }, ink, 1.6),
    `<rect x="${width - 22}" y="13.5" width="1.6" height="4" rx=".8" fill="${ink}" fill-opacity=".5"/>`,
  ];
  const svg = [
    box({ x: 0, y: 0, width, height: STATUS_HEIGHT }, theme.bar),
    drawLine(clock, CLOCK, { x: 22, y: 20.5 }, ink),
    ...bars,
    waves(width - 60, 20.5, ink),
    ...battery,
  ].join('');
  return { width, height: STATUS_HEIGHT, svg };
}

/** Whom one talks to. */
export function drawHeader(props: ChatProps, theme: Theme, width: number): Piece {
  const partner = partnerOf(props);
  const title = fitText(partner.name, TITLE, width - 150);
  const subtitle = fitText(partner.about, SUBTITLE, width - 150);
  const middle = HEADER_HEIGHT / 2;
  const svg = [
    box({ x: 0, y: 0, width, height: HEADER_HEIGHT }, theme.bar),
    box({ x: 0, y: HEADER_HEIGHT - 1, width, height: 1 }, theme.line),
    `<path d="M21 ${middle - 7}l-7 7l7 7" fill="none" stroke="${theme.accent}" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"/>`,
    at(34, middle - AVATAR / 2, drawAvatar(partner, AVATAR)),
    drawLine(title, TITLE, { x: 83, y: middle - 2.5 }, theme.barText),
    drawLine(subtitle, SUBTITLE, { x: 83, y: middle + 14 }, theme.barQuiet),
    at(width - 66, middle - 9, camera(theme.accent)),
    ...[0, 1, 2].map((dot) => circle(width - 20, middle - 6 + dot * 6, 1.7, theme.accent)),
  ].join('');
  return { width, height: HEADER_HEIGHT, svg };
}

/** Where one would write. */
export function drawFooter(theme: Theme, width: number): Piece {
  const middle = FOOTER_HEIGHT / 2;
  const field = { x: 46, y: 9, width: width - 100, height: FOOTER_HEIGHT - 18 };
  const svg = [
    box({ x: 0, y: 0, width, height: FOOTER_HEIGHT }, theme.bar),
    box({ x: 0, y: 0, width, height: 1 }, theme.line),
    `<path d="M24 ${middle - 8}v16M16 ${middle}h16" stroke="${theme.accent}" stroke-width="2.2" stroke-linecap="round"/>`,
    box(field, theme.field, field.height / 2),
    drawLine(lineOf('Message', HINT), HINT, { x: 62, y: middle + 5 }, theme.barQuiet),
    circle(width - 27, middle, 18, theme.accent),
    `<path d="M${width - 33} ${middle - 7}l15 7l-15 7l2.6 -7z" fill="${theme.bar}"/>`,
  ].join('');
  return { width, height: FOOTER_HEIGHT, svg };
}

function partnerOf(props: ChatProps): { id: string; name: string; about: string } {
  if (props.conversationType === 'group-chat' && props.groupChatSettings !== undefined) {
    const { name } = props.groupChatSettings;
    const names = [...props.receivers.map(shownName), 'You'];
    return { id: name, name, about: names.join(', ') };
  }
  const [receiver] = props.receivers;
  return {
    id: receiver?.id ?? '',
    name: receiver === undefined ? '' : shownName(receiver),
    about: 'online',
  };
}

function waves(x: number, y: number, ink: string): string {
  const arcs = [8.5, 5.4].map((radius) => {
    const reach = rounded(radius * 0.72);
    return `<path d="M-${reach} -${reach}A${radius} ${radius} 0 0 1 ${reach} -${reach}" fill="none" stroke="${ink}" stroke-width="1.9" stroke-linecap="round"/>`;
  });
  return at(x, y, arcs.join('') + circle(0, -1.6, 1.6, ink));
}

function camera(ink: string): string {
  return `<rect x="0" y="2" width="17" height="14" rx="4" fill="none" stroke="${ink}" stroke-width="1.9"/><path d="M19.5 7.5l5 -3.2v9.4l-5 -3.2z" fill="${ink}"/>`;
}
