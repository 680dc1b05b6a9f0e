export const ID = '2abd5c11-0f3d-4c6d-ba20-235fc9b8e8b7';

export function anEdit(output: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    timeline: { tracks: [{ clips: [{ asset: { type: 'title', text: 'Hello' }, start: 0 }] }] },
    output: { format: 'mp4', resolution: 'sd', ...output },
  };
}

export const editBody = (output: Readonly<Record<string, unknown>> = {}) =>
  Buffer.from(JSON.stringify(anEdit(output)));

/** A render that is done, as Shotstack documents it. */
export function aRender(more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id: ID,
    owner: '5ca6hu7s9k',
    plan: 'basic',
    status: 'done',
    error: '',
    duration: 8.5,
    renderTime: 9433.44,
    url: `https://shotstack-api-v1-output.s3-ap-southeast-2.amazonaws.com/5ca6hu7s9k/${ID}.mp4`,
    created: '2020-10-30T09:42:29.446Z',
    updated: '2020-10-30T09:42:39.168Z',
    ...more,
  };
}
