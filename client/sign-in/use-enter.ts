import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { NextPath } from '#shared/member/sign-in-contract.ts';

/** Goes where the person was going, with nothing kept from before somebody was signed in. */
export function useEnter(): (next: string) => void {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return (next) => {
    queries.clear();
    const safe = NextPath.safeParse(next).data ?? '/';
    void navigate(safe, { replace: true });
  };
}
