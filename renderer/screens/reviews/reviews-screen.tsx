import type { ScreenProps } from '../../parts/screen.ts'
import { ReviewList } from './review-list.tsx'
import { ReviewPage } from './review-page.tsx'
import './reviews.css'

/** 民主评议: the branches of a year, or one branch's review. */
export function ReviewsScreen({ rest: [id], query }: ScreenProps) {
  return id === undefined ? <ReviewList query={query} /> : <ReviewPage key={id} id={id} query={query} />
}
