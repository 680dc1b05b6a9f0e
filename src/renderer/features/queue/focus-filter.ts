/** The id of the queue's filter field. */
export const FILTER_FIELD = 'queue-filter';

/** Leads the keyboard into the filter, with what stands there ready to be typed over. */
export function focusFilter(): void {
  const field = document.getElementById(FILTER_FIELD);
  if (!(field instanceof HTMLInputElement)) return;
  field.focus();
  field.select();
}
