import { getRecommendation } from '#shared/position/position-contract.ts';
import type { RegisterBlock } from '#shared/register/register-contract.ts';
import { Answered } from '#client/http/Answered.tsx';
import { useAnswer } from '#client/http/query.ts';
import { MyPosition } from '#client/position/MyPosition.tsx';

/** My own position on the recommendation that is on screen, taken on my own device. */
export function MyStand({ block: { paperId, blockId } }: { readonly block: RegisterBlock }) {
  const found = useAnswer(getRecommendation, { paperId, blockId });
  return (
    <Answered query={found}>
      {(view) => <MyPosition view={view} place={{ paperId, blockId }} />}
    </Answered>
  );
}
