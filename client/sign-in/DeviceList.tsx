import { LaptopMinimal, Smartphone } from 'lucide-react';
import { useState } from 'react';
import {
  type Device,
  endDevice,
  endOtherDevices,
  listDevices,
} from '#shared/sign-in/device-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { useAnswer } from '#client/http/query.ts';
import { useSend } from '#client/http/use-send.ts';
import { momentInWords } from '#client/locale/dates.ts';
import { useLanguage, useSay } from '#client/locale/Locale.tsx';
import { Sentence } from '#client/locale/Sentence.tsx';
import { TimeAgo } from '#client/locale/TimeAgo.tsx';
import { DeviceName } from '#client/sign-in/DeviceName.tsx';
import { Badge } from '#client/ui/Badge.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Confirm } from '#client/ui/Dialog.tsx';
import { Facts } from '#client/ui/List.tsx';
import { showToast } from '#client/ui/toast.ts';
import styles from '#client/sign-in/Settings.module.css';

/** Where I am signed in, this device first, with the way to end each of the others. */
export function DeviceList() {
  const devices = useAnswer(listDevices, {});
  return (
    <div className={styles['sheet']}>
      <Answered query={devices}>
        {(all) => {
          const sorted = all.toSorted((one, other) => Number(other.isThis) - Number(one.isThis));
          return (
            <>
              <ul className={styles['list']}>
                {sorted.map((device) => (
                  <DeviceLine key={device.id} device={device} />
                ))}
              </ul>
              {all.length > 1 && <EndOthers count={all.length - 1} />}
            </>
          );
        }}
      </Answered>
    </div>
  );
}

const IN_THE_HAND = new Set(['android', 'iphone', 'ipad']);

function DeviceLine({ device }: { readonly device: Device }) {
  const say = useSay();
  const language = useLanguage();
  const { id, system, signedInAt, seenAt, isShared, isThis } = device;
  const ending = useSend(endDevice, {
    changes: [listDevices],
    onSent: () => showToast('done', say('signIn.device.ended')),
  });
  const Icon = IN_THE_HAND.has(system) ? Smartphone : LaptopMinimal;
  const since = momentInWords(new Date(signedInAt), language);
  return (
    <li className={styles['line']}>
      <Icon size={22} aria-hidden="true" className={styles['icon']} />
      <div className={styles['words']}>
        <p className={styles['name']} id={`device-${id}`}>
          <DeviceName device={device} />
        </p>
        <p className={styles['soft']}>
          <Facts>
            {isThis ? null : (
              <Sentence of="signIn.device.seen" values={{ when: <TimeAgo at={seenAt} /> }} />
            )}
            <Sentence of="signIn.device.since" values={{ when: since }} />
          </Facts>
        </p>
        <FailureNotice error={ending.error} />
      </div>
      {isShared && <Badge tone="amber">{say('signIn.device.shared')}</Badge>}
      {isThis ? (
        <Badge tone="green">{say('signIn.device.this')}</Badge>
      ) : (
        <Button
          isPending={ending.isPending}
          aria-describedby={`device-${id}`}
          onPress={() => ending.mutate({ params: { deviceId: id } })}
        >
          {say('signIn.device.end')}
        </Button>
      )}
    </li>
  );
}

function EndOthers({ count }: { readonly count: number }) {
  const say = useSay();
  const [isAsking, setIsAsking] = useState(false);
  const ending = useSend(endOtherDevices, {
    changes: [listDevices],
    onSent: () => {
      setIsAsking(false);
      showToast('done', say('signIn.device.othersEnded'));
    },
  });
  return (
    <div className={styles['foot']}>
      <Button tone="danger" onPress={() => setIsAsking(true)}>
        {say('signIn.device.endOthers')}
      </Button>
      <Confirm
        isOpen={isAsking}
        title={say('signIn.device.endOthersTitle')}
        action={say('signIn.device.endOthers')}
        isPending={ending.isPending}
        onConfirm={() => ending.mutate({})}
        onClose={() => setIsAsking(false)}
      >
        <p>{say('signIn.device.endOthersText', { count })}</p>
        <FailureNotice error={ending.error} />
      </Confirm>
    </div>
  );
}
