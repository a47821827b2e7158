import type { AnyEndpoint } from '#shared/contract/endpoint.ts';
import * as access from '#shared/member/access-contract.ts';
import * as administration from '#shared/member/administration-contract.ts';
import * as followUp from '#shared/follow-up/follow-up-contract.ts';
import * as forum from '#shared/forum/forum-contract.ts';
import * as amendment from '#shared/amendment/amendment-contract.ts';
import * as inclusion from '#shared/inclusion/inclusion-contract.ts';
import * as interchange from '#shared/interchange/interchange-contract.ts';
import * as file from '#shared/interchange/file-contract.ts';
import * as image from '#shared/image/image-contract.ts';
import * as hint from '#shared/hint/hint-contract.ts';
import * as initiative from '#shared/initiative/initiative-contract.ts';
import * as pdf from '#shared/interchange/pdf-contract.ts';
import * as returned from '#shared/interchange/return-contract.ts';
import * as word from '#shared/interchange/word-contract.ts';
import * as matrix from '#shared/matrix/matrix-contract.ts';
import * as member from '#shared/member/member-contract.ts';
import * as signIn from '#shared/member/sign-in-contract.ts';
import * as meeting from '#shared/meeting/meeting-contract.ts';
import * as presentation from '#shared/meeting/presentation-contract.ts';
import * as meetingLog from '#shared/meeting/log-contract.ts';
import * as notice from '#shared/notice/notice-contract.ts';
import * as mails from '#shared/notice/mail-contract.ts';
import * as waitingThings from '#shared/notice/waiting-contract.ts';
import * as paperLife from '#shared/paper/life-contract.ts';
import * as paper from '#shared/paper/paper-contract.ts';
import * as paperTemplate from '#shared/paper/template-contract.ts';
import * as position from '#shared/position/position-contract.ts';
import * as register from '#shared/register/register-contract.ts';
import * as reader from '#shared/paper/reader-contract.ts';
import * as device from '#shared/sign-in/device-contract.ts';
import * as passkey from '#shared/sign-in/passkey-contract.ts';
import * as preRead from '#shared/pre-read/pre-read-contract.ts';
import * as groupResponse from '#shared/pre-read/group-response-contract.ts';
import * as updates from '#shared/pre-read/update-contract.ts';
import * as search from '#shared/search/search-contract.ts';
import * as session from '#shared/session/session-contract.ts';
import * as story from '#shared/story/story-contract.ts';
import * as suggestion from '#shared/suggestion/suggestion-contract.ts';
import * as thread from '#shared/thread/thread-contract.ts';
import * as waiting from '#shared/thread/waiting-contract.ts';
import * as calendar from '#shared/calendar/calendar-contract.ts';
import * as compare from '#shared/compare/touched-contract.ts';
import * as plan from '#shared/plan/plan-contract.ts';
import * as rating from '#shared/rating/rating-contract.ts';
import * as topic from '#shared/topic/topic-contract.ts';
import * as version from '#shared/version/version-contract.ts';

const isEndpoint = (value: unknown): value is AnyEndpoint =>
  typeof value === 'object' &&
  value !== null &&
  'path' in value &&
  'method' in value &&
  'answer' in value;

/** Every address of the API, read out of the contracts: a new one cannot be forgotten here. */
export const API_ENDPOINTS: readonly AnyEndpoint[] = [
  member,
  signIn,
  device,
  passkey,
  hint,
  forum,
  paper,
  paperLife,
  paperTemplate,
  followUp,
  reader,
  image,
  interchange,
  pdf,
  word,
  file,
  returned,
  suggestion,
  story,
  thread,
  matrix,
  amendment,
  waiting,
  version,
  compare,
  administration,
  access,
  session,
  meeting,
  presentation,
  meetingLog,
  register,
  position,
  inclusion,
  preRead,
  groupResponse,
  updates,
  initiative,
  topic,
  plan,
  rating,
  calendar,
  search,
  notice,
  waitingThings,
  mails,
]
  .flatMap((contract) => Object.values<unknown>(contract))
  .filter(isEndpoint);
