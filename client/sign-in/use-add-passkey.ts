import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { listHints } from '#shared/hint/hint-contract.ts';
import { deviceOf } from '#shared/sign-in/device.ts';
import {
  addPasskey,
  beginAddingPasskey,
  listPasskeys,
  type Passkey,
} from '#shared/sign-in/passkey-contract.ts';
import { call } from '#client/http/call.ts';
import { keyOf } from '#client/http/query.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { deviceInWords } from '#client/sign-in/DeviceName.tsx';
import { makePasskey } from '#client/sign-in/passkey-browser.ts';

interface Adding {
  readonly add: () => void;
  readonly isPending: boolean;
  readonly fault: unknown;
}

/** Makes a passkey on this device, named after it. */
export function useAddPasskey(onAdded: (passkey: Passkey) => void): Adding {
  const say = useSay();
  const queries = useQueryClient();
  const [isPending, setIsPending] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const add = async () => {
    setIsPending(true);
    setFault(null);
    try {
      const passkey = await makePasskey(await call(beginAddingPasskey, { body: {} }));
      const name = deviceInWords(deviceOf(navigator.userAgent), say);
      const added = await call(addPasskey, { body: { name, passkey } });
      for (const changed of [listPasskeys, listHints]) {
        await queries.invalidateQueries({ queryKey: keyOf(changed) });
      }
      onAdded(added);
    } catch (error) {
      setFault(error);
    } finally {
      setIsPending(false);
    }
  };
  return { add: () => void add(), isPending, fault };
}
