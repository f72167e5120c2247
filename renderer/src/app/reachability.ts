import type { Status } from '#contract/status.ts';
import type { Tone } from '../ui/status-dot.tsx';

type Reachability = { tone: Tone; state: 'reachable' | 'local' | 'unreachable' | 'starting' };

/** Whether a call can get through, from what the program knows of its doors and its tunnel. */
export function toReachability({ doors, tunnel }: Pick<Status, 'doors' | 'tunnel'>): Reachability {
  if (tunnel.state === 'failed' || tunnel.state === 'degraded') return { tone: 'bad', state: 'unreachable' };
  if (tunnel.state === 'starting') return { tone: 'warn', state: 'starting' };
  if (tunnel.state === 'reachable' || doors.publicUrl !== null) return { tone: 'good', state: 'reachable' };
  return { tone: 'quiet', state: 'local' };
}
