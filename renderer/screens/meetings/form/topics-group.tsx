import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type Dispatch, useCallback, useEffect, useRef } from 'react'
import type { Topic } from '#shared/model/meeting.ts'
import { candidatesNeeded, type ElectionResult, type ElectionSettings } from '#shared/rules/election-result.ts'
import type { PeopleIndex } from '../../../parts/people-index.ts'
import { newId } from '../../../storage/new-id.ts'
import { focusField, FormGroup } from '../../../ui/form-row.tsx'
import { useUndoToast } from '../../../ui/undo-toast.tsx'
import { type MeetingFormAction, newTopic } from './meeting-form-reducer.ts'
import type { Standing } from './standing.ts'
import { TopicCard } from './topic-card.tsx'

interface Props {
  readonly topics: readonly Topic[]
  /** The first topic of such a meeting is to be 第一议题 (A5.2). */
  readonly wantsFirstTopic: boolean
  readonly people: PeopleIndex
  readonly presentIds: readonly string[]
  readonly verdictOf: (topic: Topic) => Standing | null
  readonly electionOf: (topic: Topic) => ElectionResult
  /** 差额: only where an assembly elects committee members (R-QRM-05). */
  readonly surplus: Pick<ElectionSettings, 'electionSurplusShare'> | null
  readonly problems: ReadonlyMap<string, string>
  readonly dispatch: Dispatch<MeetingFormAction>
}

/** 议题 1..n. */
export function TopicsGroup({ topics, wantsFirstTopic, people, presentIds, verdictOf, electionOf, surplus, problems, dispatch }: Props) {
  const { offer } = useUndoToast()
  const remove = useCallback((topic: Topic, index: number) => {
    dispatch({ kind: 'removeTopic', id: topic.id })
    const text = `已删去议题 ${index + 1}${topic.title === '' ? '' : `“${topic.title}”`}`
    offer(text, () => {
      dispatch({ kind: 'insertTopic', topic, index })
      return Promise.resolve({ text, kept: [] })
    })
  }, [dispatch, offer])
  const added = useRef<string | null>(null)
  const add = () => {
    const topic = newTopic(newId(), { isFirstTopic: topics.length === 0 && wantsFirstTopic })
    added.current = topic.id
    dispatch({ kind: 'insertTopic', topic, index: topics.length })
  }
  useEffect(() => {
    if (added.current === null || topics.at(-1)?.id !== added.current) return
    added.current = null
    focusField(`topics.${topics.length - 1}.title`)
  }, [topics])
  return (
    <FormGroup title="议题">
      <div className="topics" data-field="topics">
        {topics.map((topic, index) => (
          <TopicCard
            key={topic.id} topic={topic} index={index} isLast={index === topics.length - 1} people={people} presentIds={presentIds} verdict={verdictOf(topic)} election={electionOf(topic)}
            candidatesNeeded={surplus === null || topic.election === null ? 0 : candidatesNeeded(topic.election.seats, surplus)}
            problem={problems.get(`topics.${index}.title`) ?? problems.get(`topics.${index}.dueOn`)} dispatch={dispatch} onRemove={remove}
          />
        ))}
        <div><Button icon={<PlusOutlined />} onClick={add}>添加议题</Button></div>
      </div>
    </FormGroup>
  )
}
