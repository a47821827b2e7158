import { access } from '#shared/locale/en/access.ts';
import { amendment } from '#shared/locale/en/amendment.ts';
import { app } from '#shared/locale/en/app.ts';
import { calendar } from '#shared/locale/en/calendar.ts';
import { compare } from '#shared/locale/en/compare.ts';
import { editor } from '#shared/locale/en/editor.ts';
import { followUp } from '#shared/locale/en/follow-up.ts';
import { forum } from '#shared/locale/en/forum.ts';
import { image } from '#shared/locale/en/image.ts';
import { help } from '#shared/locale/en/help.ts';
import { initiative } from '#shared/locale/en/initiative.ts';
import { interchange } from '#shared/locale/en/interchange.ts';
import { returned } from '#shared/locale/en/returned.ts';
import { keyboard } from '#shared/locale/en/keyboard.ts';
import { life } from '#shared/locale/en/life.ts';
import { mail } from '#shared/locale/en/mail.ts';
import { matrix } from '#shared/locale/en/matrix.ts';
import { meeting } from '#shared/locale/en/meeting.ts';
import { member } from '#shared/locale/en/member.ts';
import { notice } from '#shared/locale/en/notice.ts';
import { offline } from '#shared/locale/en/offline.ts';
import { paper } from '#shared/locale/en/paper.ts';
import { people } from '#shared/locale/en/people.ts';
import { passkey } from '#shared/locale/en/passkey.ts';
import { pdf } from '#shared/locale/en/pdf.ts';
import { plan } from '#shared/locale/en/plan.ts';
import { print } from '#shared/locale/en/print.ts';
import { paste } from '#shared/locale/en/paste.ts';
import { pasted } from '#shared/locale/en/pasted.ts';
import { position } from '#shared/locale/en/position.ts';
import { inclusion } from '#shared/locale/en/inclusion.ts';
import { rating } from '#shared/locale/en/rating.ts';
import { register } from '#shared/locale/en/register.ts';
import { preRead } from '#shared/locale/en/pre-read.ts';
import { refusal } from '#shared/locale/en/refusal.ts';
import { search } from '#shared/locale/en/search.ts';
import { session } from '#shared/locale/en/session.ts';
import { signIn } from '#shared/locale/en/sign-in.ts';
import { story } from '#shared/locale/en/story.ts';
import { structure } from '#shared/locale/en/structure.ts';
import { suggestion } from '#shared/locale/en/suggestion.ts';
import { thread } from '#shared/locale/en/thread.ts';
import { topic } from '#shared/locale/en/topic.ts';
import { tools } from '#shared/locale/en/tools.ts';
import { together } from '#shared/locale/en/together.ts';
import { version } from '#shared/locale/en/version.ts';
import { wordIn } from '#shared/locale/en/word-in.ts';

/** Every sentence of the program in this language, by concept. */
export const words = {
  access,
  amendment,
  app,
  calendar,
  compare,
  editor,
  followUp,
  forum,
  image,
  help,
  initiative,
  interchange,
  returned,
  keyboard,
  life,
  mail,
  matrix,
  meeting,
  member,
  notice,
  offline,
  paper,
  people,
  passkey,
  pdf,
  plan,
  print,
  paste,
  pasted,
  position,
  inclusion,
  rating,
  register,
  preRead,
  refusal,
  search,
  session,
  signIn,
  story,
  structure,
  suggestion,
  thread,
  topic,
  tools,
  together,
  version,
  wordIn,
} as const;
