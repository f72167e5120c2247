import { Button } from '@mantine/core';
import { useState } from 'react';

import classes from './copy-line.module.css';

type Props = { text: string; copy: string; copied: string };

/** A line to be typed elsewhere, and a button that copies it. Where the browser keeps its clipboard shut, it is selected. */
export function CopyLine({ text, copy, copied }: Props) {
  const [isCopied, setCopied] = useState(false);
  return (
    <div className={classes['line']}>
      <code className={classes['text']}>{text}</code>
      <Button
        variant="default"
        size="sm"
        onClick={({ currentTarget }) => {
          navigator.clipboard.writeText(text).then(
            () => setCopied(true),
            () => window.getSelection()?.selectAllChildren(currentTarget.previousElementSibling ?? currentTarget),
          );
        }}
      >
        <span role="status">{isCopied ? copied : copy}</span>
      </Button>
    </div>
  );
}
