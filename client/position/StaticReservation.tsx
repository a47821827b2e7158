import type { ContentNode } from '#shared/paper/content.ts';
import type { PlacedReservation } from '#shared/position/position-contract.ts';
import { useReservations } from '#client/position/reservations.ts';
import { useSay } from '#client/locale/Locale.tsx';
import '#client/position/reservation.css';

/** The signed reservations that stand beside a recommendation; none where the text around says none. */
export function StaticReservations({ node }: { readonly node: ContentNode }) {
  return useReservations(node).map((reservation) => (
    <OneReservation key={`${reservation.name} ${reservation.text}`} reservation={reservation} />
  ));
}

function OneReservation({ reservation }: { readonly reservation: PlacedReservation }) {
  const say = useSay();
  const { text, name, title, office } = reservation;
  return (
    <aside className="block-reservation" aria-label={say('position.inPrint')}>
      <p className="block-label">{say('position.inPrint')}</p>
      <p dir="auto">{text}</p>
      <p className="block-signature">
        <bdi>{name}</bdi>
        {[title, office].filter(Boolean).map((part) => (
          <span key={part}>
            {', '}
            <bdi>{part}</bdi>
          </span>
        ))}
      </p>
    </aside>
  );
}
