import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useConnection } from '../../../stores/connection.ts';
import { RowPager, type LoadRows, type PagedRows } from './row-pager.ts';

/**
 * A list that is loaded while it is looked at.
 * @param load the same function for as long as the list is the same
 * @param told another number asks for everything anew
 */
export function useRowPager<Row>(
  load: LoadRows<Row>,
  told: number,
): PagedRows<Row> & { readonly pager: RowPager<Row> } {
  const [pager] = useState(() => new RowPager(load));
  const paged = useStore(pager.store);
  const isOpen = useConnection(({ status }) => status === 'open');
  useEffect(() => {
    if (isOpen) void pager.follow(told);
    return () => pager.stop();
  }, [pager, isOpen, told]);
  return { ...paged, pager };
}
