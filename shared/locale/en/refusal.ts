import type { Wording } from '#shared/locale/wording.ts';
import type { refusal as hebrew } from '#shared/locale/he/refusal.ts';

export const refusal: Wording<typeof hebrew> = {
  'not-signed-in': 'Sign in to continue.',
  'role-too-low': 'Your role here does not allow this. The forum’s coordinator can help.',
  'stage-closed': 'The paper is at a stage that does not allow this.',
  'not-found': 'What you asked for does not exist, or is not open to you.',
  'invalid-input': 'Some of the details are not valid. Please check and try again.',
  'foreign-origin': 'The request came from another site and was not carried out.',
  'too-many-requests': 'There were too many attempts. Please try again in a few minutes.',
  'too-large': 'This is too large to send at once.',
  'image-kind':
    'A paper does not take this kind of image. It takes JPEG, PNG, WebP, GIF, AVIF and TIFF; save an SVG, or a HEIC from a phone, as JPEG or PNG first.',
  'image-broken':
    'The image is damaged or cut off and was not taken. Please save it anew and try again.',
  'image-pixels': 'The image’s dimensions are too large. Please make it smaller and try again.',
  'images-full': 'This paper has no room for more images. They can go into another paper.',
  'file-kind':
    'This is not a kind of file that can be read here, whatever its name says. Word files (docx), web pages (html), Markdown and text are taken.',
  'text-letters':
    'It cannot be told in which encoding the letters of this file are written. Save it as UTF-8 and try again.',
  'word-kind':
    'This is not a Word document, whatever its name says. Files of the kind docx are taken.',
  'word-old':
    'This is a Word file of the old kind (doc). Open it in Word, save it as docx and try again.',
  'word-locked':
    'The file is locked with a password. Save a copy without one in Word and try again.',
  'word-broken': 'The file is damaged or cut off. Open it in Word, save it anew and try again.',
  'word-heavy':
    'The file is too heavy or too complex, so it was not read. Divide it into several files and try again.',
  'word-unsafe':
    'The file holds something that no usual Word file holds and that may do harm, so it was not read. Ask whoever sent it for another copy.',
  'pdf-heavy':
    'The paper is too long or too heavy for one PDF, so the file was not made. Download it as a Word file, or divide it into several papers.',
  'press-busy': 'Other files are being made at this moment. Try again in a minute.',
  'word-elsewhere':
    'This file is a copy of another paper. Bring it to the paper that it was downloaded from.',
  'version-damaged':
    'This version is damaged on the disk, so it is not shown. The paper itself is unharmed; please tell whoever runs the system.',
  'already-exists': 'This exists already.',
  'changed-meanwhile':
    'Somebody changed this meanwhile, so your change was not taken. Please look at what changed and try again.',
  'history-full':
    'This was changed so many times that there is no more room to keep all that stood before, so the change was not taken. What was written earlier is kept. Please copy what you wrote and turn to the coordinators of the forum.',
  'last-coordinator': 'A forum must keep at least one coordinator.',
  'role-above-own': 'Nobody can grant a role above their own.',
  'belongs-elsewhere':
    'This account also belongs to a forum that you do not coordinate, so only its owner or a steward of the workspace can change its address and details.',
  'session-in-use':
    'This session has papers, so it is not removed. Call it off, or take its papers out first.',
  'inclusion-circle':
    'The other paper already takes in parts of this one, so nothing can be taken from it into this one.',
  'readers-differ':
    'Not everybody who reads this paper may read the source, so the part does not follow it by itself. Each new wording can be taken by hand.',
  'list-full': 'This list is full, so nothing was added. Remove what is not needed first.',
  'change-outdated': 'Something else was changed since, so there is nothing here to undo.',
  'link-spent': 'This link has already been used. You can ask for a new one.',
  'link-expired': 'This link has expired. You can ask for a new one.',
  'code-wrong': 'The code is not right. Please check the digits and try again.',
  'code-dead': 'This code is no longer valid. You can ask for a new one.',
  'address-needed':
    'The link was opened in another browser than the one that asked. Type the address it was sent to.',
  'passkey-refused':
    'The passkey was not accepted. You can try again, and the link sent by e-mail always works.',
  'passkeys-full': 'There are twenty passkeys already. Remove one that is not in use.',
  'provider-refused':
    'Signing in with the organisation’s account was not completed. It is open only to a verified address that is known here; the link sent by e-mail works too.',
  'provider-away':
    'The organisation’s sign-in service does not answer at the moment. Use the link sent by e-mail, or try again later.',
  'already-set-up': 'This workspace has been set up already.',
  'schema-mismatch': 'There is a newer version of Nayar. Reload the page to go on writing.',
  'foreign-change': 'A change in somebody else’s name arrived and was not taken.',
  'only-suggestions':
    'You may propose changes here, not change the text itself. The change was not taken.',
  'malformed-change': 'The change arrived damaged and was not taken.',
  'unknown-content': 'The change held content that Nayar does not know and was not taken.',
  'unsafe-content': 'The change held an unsafe address or value and was not taken.',
  'missing-dependency':
    'The change builds on others that never arrived. The connection will be opened anew.',
  'storage-trouble':
    'The server cannot write to its disk. No changes are taken until that is mended; what you wrote is kept on your device.',
  'starting-up': 'Nayar is starting. Please try again in a moment.',
  unexpected: 'Something unforeseen went wrong. Your text is unharmed; please try again.',
};
