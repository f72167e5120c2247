import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';

import { frameTexts } from '../texts/frame.ts';
import { useTexts } from '../texts/language.tsx';
import { Page } from '../ui/page.tsx';

/** `place` is where one is: what is broken there is not broken at the next. */
type Props = { place: string; children: ReactNode };
type State = { broken: boolean };

/** Keeps a fault of one view inside that view. React has no other way to catch one than a class. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { broken: false };

  static getDerivedStateFromError(): State {
    return { broken: true };
  }

  override componentDidUpdate({ place }: Props): void {
    if (this.state.broken && place !== this.props.place) this.setState({ broken: false });
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return <BrokenPage onRetry={() => this.setState({ broken: false })} />;
  }
}

function BrokenPage({ onRetry }: { onRetry: () => void }) {
  const t = useTexts(frameTexts).broken;
  return (
    <Page title={t.title} lead={t.sentence}>
      <div>
        <Button onClick={onRetry}>{t.again}</Button>
      </div>
    </Page>
  );
}
