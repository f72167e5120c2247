import { Button } from '@mantine/core';
import { useState } from 'react';

import { FailedState } from '../../ui/states.tsx';
import { failureAt } from './heard-failure.ts';
import classes from './recording.module.css';

type Props = {
  /** Of a call, or of a message that was left in one. */
  id: string;
  label: string;
  listen: string;
};

/** A sound that is fetched when somebody wants to hear it. */
export function Player({ id, label, listen }: Props) {
  const [isWanted, setWanted] = useState(false);
  const [fault, setFault] = useState<Error | null>(null);
  const source = `/api/calls/${encodeURIComponent(id)}/audio`;
  if (fault !== null)
    return (
      <FailedState
        error={fault}
        onRetry={() => {
          setFault(null);
        }}
      />
    );
  if (!isWanted)
    return (
      <Button variant="default" onClick={() => setWanted(true)}>
        {listen}
      </Button>
    );
  return (
    <audio
      className={classes['player']}
      aria-label={label}
      controls
      autoPlay
      preload="auto"
      src={source}
      onError={() => void failureAt(source).then(setFault)}
    />
  );
}
