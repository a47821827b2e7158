/** The address of a recommendation. */
export interface PlaceOfRecommendation {
  readonly paperId: string;
  readonly blockId: string;
}
