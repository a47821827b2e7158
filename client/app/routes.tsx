import type { QueryClient } from '@tanstack/react-query';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { getMe } from '#shared/member/member-contract.ts';
import { getHome } from '#shared/paper/paper-contract.ts';
import { arriving } from '#client/app/arriving.ts';
import { AloneErrorScreen, ErrorScreen } from '#client/app/ErrorScreen.tsx';
import { Frame } from '#client/app/Frame.tsx';
import { HomeRoute } from '#client/app/HomeRoute.tsx';
import { NotFoundScreen } from '#client/app/NotFoundScreen.tsx';
import { Root } from '#client/app/Root.tsx';
import { SignedIn } from '#client/app/SignedIn.tsx';
import { Splash } from '#client/app/Splash.tsx';
import { queryOf } from '#client/http/query.ts';

/**
 * The addresses of the program. Home comes at once, being where most visits begin; every other screen's code when it is
 * first asked for, and the editor's only with a paper.
 * `/sign-in/<token>` is not here: it is a page of the server, which works without any script.
 */
export function createRoutes(queries: QueryClient) {
  // Asked for at once, beside the screen's code, so that a slow line is waited for only once.
  const askWhoIsHere = () => {
    void queries.prefetchQuery(queryOf(getMe, {}));
    return null;
  };
  const askWhatWaits = () => {
    void queries.prefetchQuery(queryOf(getHome, {}));
    return null;
  };
  return createBrowserRouter([
    {
      element: <Root />,
      errorElement: <AloneErrorScreen />,
      hydrateFallbackElement: <Splash />,
      children: [
        { path: '/sign-in', lazy: signInScreen },
        { path: '/first-run', lazy: firstRunScreen },
        { path: '/accessibility', lazy: accessibilityScreen },
        {
          element: <SignedIn />,
          loader: askWhoIsHere,
          shouldRevalidate: () => false,
          children: [
            // The paper and the meeting fill the window with bars of their own, so they stand outside of the frame.
            {
              errorElement: <AloneErrorScreen />,
              children: [
                { path: '/papers/:paperId', lazy: paperScreen },
                { path: '/papers/:paperId/compare', lazy: compareScreen },
                { path: '/sessions/:sessionId/meeting', lazy: meetingScreen },
                { path: '/sessions/:sessionId/present', lazy: presentSessionScreen },
                { path: '/forums/:forumId/present', lazy: presentForumScreen },
              ],
            },
            {
              element: <Frame />,
              children: [
                {
                  errorElement: <ErrorScreen />,
                  children: [
                    { index: true, loader: askWhatWaits, Component: HomeRoute },
                    ...screensInFrame(),
                  ],
                },
              ],
            },
          ],
        },
      ],
    },
  ]);
}

/** The screens under the bar of the whole program, beside home. */
function screensInFrame(): RouteObject[] {
  return [
    { path: '/forums/:forumId', lazy: forumScreen },
    { path: '/forums/:forumId/members', lazy: membersScreen },
    { path: '/forums/:forumId/members/invite', lazy: inviteScreen },
    { path: '/forums/:forumId/members/changes', lazy: changesScreen },
    { path: '/forums/:forumId/map', lazy: mapScreen },
    { path: '/forums/:forumId/recommendations', lazy: recommendationsScreen },
    { path: '/forums/:forumId/plan', lazy: planScreen },
    { path: '/forums/:forumId/topics', lazy: topicsScreen },
    { path: '/forums/:forumId/ratings', lazy: ratingsScreen },
    { path: '/forums/:forumId/initiatives', lazy: initiativesScreen },
    { path: '/forums/:forumId/initiatives/:initiativeId', lazy: initiativeScreen },
    { path: '/recommendations/:paperId/:blockId', lazy: recommendationScreen },
    { path: '/forums/:forumId/sessions/new', lazy: newSessionScreen },
    { path: '/forums/:forumId/sessions/import', lazy: pasteSessionsScreen },
    { path: '/forums/:forumId/sessions/series', lazy: seriesScreen },
    { path: '/sessions/:sessionId', lazy: sessionScreen },
    { path: '/sessions/:sessionId/edit', lazy: editSessionScreen },
    { path: '/papers/:paperId/access', lazy: paperAccessScreen },
    { path: '/papers/:paperId/matrix', lazy: matrixScreen },
    { path: '/papers/:paperId/amendments', lazy: amendmentScreen },
    { path: '/papers/:paperId/follow-up', lazy: followUpScreen },
    { path: '/papers/:paperId/assemble', lazy: assembleScreen },
    { path: '/papers/:paperId/returned', lazy: returnScreen },
    { path: '/papers/:paperId/versions', lazy: historyScreen },
    { path: '/papers/:paperId/versions/:versionId', lazy: versionScreen },
    { path: '/pre-reads/:preReadId', lazy: preReadScreen },
    { path: '/pre-reads/:preReadId/answers', lazy: preReadAnswersScreen },
    { path: '/pre-reads/:preReadId/groups/:groupId', lazy: groupResponseScreen },
    { path: '/sessions/:sessionId/readiness', lazy: readinessScreen },
    { path: '/sessions/:sessionId/pre-reads/new', lazy: sendPreReadScreen },
    { path: '/sessions/:sessionId/updates', lazy: updatesScreen },
    { path: '/sessions/:sessionId/decisions', lazy: sessionLogScreen },
    { path: '/forums/:forumId/decisions', lazy: forumLogScreen },
    { path: '/search', lazy: searchScreen },
    { path: '/settings', lazy: settingsScreen },
    { path: '/outbox', lazy: outboxScreen },
    { path: '/design', lazy: designScreen },
    { path: '*', element: <NotFoundScreen /> },
  ];
}

const forumScreen = async () => ({
  Component: (await arriving(import('#client/forum/ForumScreen.tsx'))).ForumScreen,
});
const membersScreen = async () => ({
  Component: (await arriving(import('#client/member/MembersScreen.tsx'))).MembersScreen,
});
const inviteScreen = async () => ({
  Component: (await arriving(import('#client/member/InviteScreen.tsx'))).InviteScreen,
});
const changesScreen = async () => ({
  Component: (await arriving(import('#client/member/ChangesScreen.tsx'))).ChangesScreen,
});
const mapScreen = async () => ({
  Component: (await arriving(import('#client/register/MapScreen.tsx'))).MapScreen,
});
const recommendationsScreen = async () => ({
  Component: (await arriving(import('#client/register/RecommendationsScreen.tsx')))
    .RecommendationsScreen,
});
const planScreen = async () => ({
  Component: (await arriving(import('#client/plan/PlanScreen.tsx'))).PlanScreen,
});
const topicsScreen = async () => ({
  Component: (await arriving(import('#client/topic/TopicsScreen.tsx'))).TopicsScreen,
});
const ratingsScreen = async () => ({
  Component: (await arriving(import('#client/rating/RatingsScreen.tsx'))).RatingsScreen,
});
const initiativesScreen = async () => ({
  Component: (await arriving(import('#client/initiative/InitiativesScreen.tsx'))).InitiativesScreen,
});
const initiativeScreen = async () => ({
  Component: (await arriving(import('#client/initiative/InitiativeScreen.tsx'))).InitiativeScreen,
});
const recommendationScreen = async () => ({
  Component: (await arriving(import('#client/position/RecommendationScreen.tsx')))
    .RecommendationScreen,
});
const newSessionScreen = async () => ({
  Component: (await arriving(import('#client/session/NewSessionScreen.tsx'))).NewSessionScreen,
});
const pasteSessionsScreen = async () => ({
  Component: (await arriving(import('#client/session/PasteSessionsScreen.tsx')))
    .PasteSessionsScreen,
});
const seriesScreen = async () => ({
  Component: (await arriving(import('#client/session/SeriesScreen.tsx'))).SeriesScreen,
});
const sessionScreen = async () => ({
  Component: (await arriving(import('#client/app/SessionRoute.tsx'))).SessionRoute,
});
const editSessionScreen = async () => ({
  Component: (await arriving(import('#client/session/EditSessionScreen.tsx'))).EditSessionScreen,
});
const paperAccessScreen = async () => ({
  Component: (await arriving(import('#client/paper/PaperAccessScreen.tsx'))).PaperAccessScreen,
});
const matrixScreen = async () => ({
  Component: (await arriving(import('#client/matrix/MatrixScreen.tsx'))).MatrixScreen,
});
const amendmentScreen = async () => ({
  Component: (await arriving(import('#client/amendment/AmendmentScreen.tsx'))).AmendmentScreen,
});
const followUpScreen = async () => ({
  Component: (await arriving(import('#client/follow-up/FollowUpScreen.tsx'))).FollowUpScreen,
});
const assembleScreen = async () => ({
  Component: (await arriving(import('#client/inclusion/AssembleScreen.tsx'))).AssembleScreen,
});
const returnScreen = async () => ({
  Component: (await arriving(import('#client/interchange/ReturnScreen.tsx'))).ReturnScreen,
});
const historyScreen = async () => ({
  Component: (await arriving(import('#client/version/HistoryScreen.tsx'))).HistoryScreen,
});
const versionScreen = async () => ({
  Component: (await arriving(import('#client/version/VersionScreen.tsx'))).VersionScreen,
});
const preReadScreen = async () => ({
  Component: (await arriving(import('#client/pre-read/PreReadScreen.tsx'))).PreReadScreen,
});
const preReadAnswersScreen = async () => ({
  Component: (await arriving(import('#client/pre-read/AnswersScreen.tsx'))).AnswersScreen,
});
const groupResponseScreen = async () => ({
  Component: (await arriving(import('#client/pre-read/GroupResponseScreen.tsx')))
    .GroupResponseScreen,
});
const readinessScreen = async () => ({
  Component: (await arriving(import('#client/pre-read/ReadinessScreen.tsx'))).ReadinessScreen,
});
const sendPreReadScreen = async () => ({
  Component: (await arriving(import('#client/pre-read/SendPreReadScreen.tsx'))).SendPreReadScreen,
});
const updatesScreen = async () => ({
  Component: (await arriving(import('#client/pre-read/UpdatesScreen.tsx'))).UpdatesScreen,
});
const meetingScreen = async () => ({
  Component: (await arriving(import('#client/meeting/MeetingScreen.tsx'))).MeetingScreen,
});
const presentSessionScreen = async () => ({
  Component: (await arriving(import('#client/meeting/PresentScreen.tsx'))).PresentSessionScreen,
});
const presentForumScreen = async () => ({
  Component: (await arriving(import('#client/meeting/PresentScreen.tsx'))).PresentForumScreen,
});
const sessionLogScreen = async () => ({
  Component: (await arriving(import('#client/meeting/SessionLogScreen.tsx'))).SessionLogScreen,
});
const forumLogScreen = async () => ({
  Component: (await arriving(import('#client/meeting/ForumLogScreen.tsx'))).ForumLogScreen,
});
const searchScreen = async () => ({
  Component: (await arriving(import('#client/search/SearchScreen.tsx'))).SearchScreen,
});
const settingsScreen = async () => ({
  Component: (await arriving(import('#client/app/SettingsRoute.tsx'))).SettingsRoute,
});
const outboxScreen = async () => ({
  Component: (await arriving(import('#client/notice/OutboxScreen.tsx'))).OutboxScreen,
});
const designScreen = async () => ({
  Component: (await arriving(import('#client/design/DesignScreen.tsx'))).DesignScreen,
});
const signInScreen = async () => ({
  Component: (await arriving(import('#client/app/SignInRoute.tsx'))).SignInRoute,
});
const firstRunScreen = async () => ({
  Component: (await arriving(import('#client/app/SignInRoute.tsx'))).FirstRunRoute,
});
const accessibilityScreen = async () => ({
  Component: (await arriving(import('#client/app/AccessibilityRoute.tsx'))).AccessibilityRoute,
});
const compareScreen = async () => ({
  Component: (await arriving(import('#client/compare/CompareScreen.tsx'))).CompareScreen,
});
const paperScreen = async () => ({
  Component: (await arriving(import('#client/paper/PaperScreen.tsx'))).PaperScreen,
});
