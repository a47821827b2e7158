import { SessionPack } from '#client/interchange/SessionPack.tsx';
import { DecisionsOfSession } from '#client/meeting/DecisionsOfSession.tsx';
import { SessionReadiness } from '#client/pre-read/SessionReadiness.tsx';
import { type SessionSlot, SessionScreen } from '#client/session/SessionScreen.tsx';

/** One session, with what the rooms above it hang into its page. */
export function SessionRoute() {
  return <SessionScreen slots={{ preReads: PreReads, decisions: Decisions, pack: Pack }} />;
}

function PreReads({ session }: SessionSlot) {
  return <SessionReadiness sessionId={session.id} />;
}

function Decisions({ session }: SessionSlot) {
  return <DecisionsOfSession sessionId={session.id} />;
}

function Pack({ session }: SessionSlot) {
  return <SessionPack sessionId={session.id} />;
}
