import { access } from '#shared/locale/he/access.ts';
import { amendment } from '#shared/locale/he/amendment.ts';
import { app } from '#shared/locale/he/app.ts';
import { calendar } from '#shared/locale/he/calendar.ts';
import { compare } from '#shared/locale/he/compare.ts';
import { editor } from '#shared/locale/he/editor.ts';
import { followUp } from '#shared/locale/he/follow-up.ts';
import { forum } from '#shared/locale/he/forum.ts';
import { image } from '#shared/locale/he/image.ts';
import { help } from '#shared/locale/he/help.ts';
import { initiative } from '#shared/locale/he/initiative.ts';
import { interchange } from '#shared/locale/he/interchange.ts';
import { returned } from '#shared/locale/he/returned.ts';
import { keyboard } from '#shared/locale/he/keyboard.ts';
import { life } from '#shared/locale/he/life.ts';
import { mail } from '#shared/locale/he/mail.ts';
import { matrix } from '#shared/locale/he/matrix.ts';
import { meeting } from '#shared/locale/he/meeting.ts';
import { member } from '#shared/locale/he/member.ts';
import { notice } from '#shared/locale/he/notice.ts';
import { offline } from '#shared/locale/he/offline.ts';
import { paper } from '#shared/locale/he/paper.ts';
import { people } from '#shared/locale/he/people.ts';
import { passkey } from '#shared/locale/he/passkey.ts';
import { pdf } from '#shared/locale/he/pdf.ts';
import { plan } from '#shared/locale/he/plan.ts';
import { print } from '#shared/locale/he/print.ts';
import { paste } from '#shared/locale/he/paste.ts';
import { pasted } from '#shared/locale/he/pasted.ts';
import { position } from '#shared/locale/he/position.ts';
import { inclusion } from '#shared/locale/he/inclusion.ts';
import { rating } from '#shared/locale/he/rating.ts';
import { register } from '#shared/locale/he/register.ts';
import { preRead } from '#shared/locale/he/pre-read.ts';
import { refusal } from '#shared/locale/he/refusal.ts';
import { search } from '#shared/locale/he/search.ts';
import { session } from '#shared/locale/he/session.ts';
import { signIn } from '#shared/locale/he/sign-in.ts';
import { story } from '#shared/locale/he/story.ts';
import { structure } from '#shared/locale/he/structure.ts';
import { suggestion } from '#shared/locale/he/suggestion.ts';
import { thread } from '#shared/locale/he/thread.ts';
import { topic } from '#shared/locale/he/topic.ts';
import { tools } from '#shared/locale/he/tools.ts';
import { together } from '#shared/locale/he/together.ts';
import { version } from '#shared/locale/he/version.ts';
import { wordIn } from '#shared/locale/he/word-in.ts';

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
