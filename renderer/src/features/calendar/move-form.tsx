import { Button, NativeSelect, TextInput } from '@mantine/core';

import type { Appointment } from '#contract/front-desk.ts';
import { useCommandMutation } from '../../client/use-command.ts';
import { useDraft } from '../../client/use-draft.ts';
import { instantAt, shopClock } from '../../shop/shop-clock.ts';
import { calendarTexts } from '../../texts/calendar.ts';
import { useLanguage, useTexts } from '../../texts/language.tsx';
import { moment } from '../../texts/moments.ts';
import { useToast } from '../../ui/toasts.tsx';
import type { OneProps } from './one-props.ts';
import classes from './calendar.module.css';
import { Refused } from './refused.tsx';

/** `room`: the one to be in; null: none can be chosen, or it stays. */
type MoveDraft = { day: string; time: string; staffId: string; room?: string | null };

/** To another day, time, person or room, without dragging. */
export function MoveForm({ shop, desk, appointment, onBack }: OneProps & { onBack: () => void }) {
  const t = useTexts(calendarTexts);
  const { language } = useLanguage();
  const say = useToast();
  const { draft, keep } = useDraft<MoveDraft>(`move.${appointment.id}`);
  const value = draft ?? toMoveDraft(appointment, shop.zone);
  const moving = useCommandMutation('appointments.move', { refreshes: ['appointments.get', 'appointments.list'] });
  const start = instantAt(`${value.day}T${value.time}`, shop.zone);
  const change = (part: Partial<MoveDraft>): void => {
    moving.reset();
    keep({ ...value, ...part });
  };
  const leave = (): void => {
    keep(null);
    onBack();
  };

  function move(anyway: boolean): void {
    if (start === null) return;
    const onSuccess = (moved: Appointment): void => {
      say({ text: t.moved(moment(language, moved.start, shop.zone, 'dayAndTime')) });
      leave();
    };
    const swap = swapOf(desk, appointment, value.room ?? null);
    moving.mutate({ id: appointment.id, start, staffId: value.staffId, swap, anyway }, { onSuccess });
  }

  return (
    <form
      aria-label={t.move.title}
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        move(false);
      }}
    >
      <Fields {...{ desk, appointment, value }} onChange={change} />
      <Refused error={moving.error} isBusy={moving.isPending} onInsist={() => move(true)} />
      <div className={classes['deeds']}>
        <Button variant="default" onClick={leave}>
          {t.move.back}
        </Button>
        <Button type="submit" disabled={start === null} loading={moving.isPending}>
          {t.move.save}
        </Button>
      </div>
    </form>
  );
}

type FieldProps = Pick<OneProps, 'desk' | 'appointment'> & {
  value: MoveDraft;
  onChange: (part: Partial<MoveDraft>) => void;
};

function Fields({ desk, appointment, value, onChange }: FieldProps) {
  const { form: t, one } = useTexts(calendarTexts);
  const rooms = roomsOf(desk, appointment);
  return (
    <div className={classes['pair']}>
      <TextInput
        type="date"
        label={t.day}
        autoFocus
        value={value.day}
        onChange={({ currentTarget }) => onChange({ day: currentTarget.value })}
      />
      <TextInput
        type="time"
        label={t.time}
        value={value.time}
        onChange={({ currentTarget }) => onChange({ time: currentTarget.value })}
      />
      <NativeSelect
        label={t.staff}
        value={value.staffId}
        data={staffOf(desk, appointment).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={({ currentTarget }) => onChange({ staffId: currentTarget.value })}
      />
      {rooms && (
        <NativeSelect
          label={one.resources}
          value={value.room ?? rooms.held}
          data={rooms.choices.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={({ currentTarget }) => onChange({ room: currentTarget.value })}
        />
      )}
    </div>
  );
}

function toMoveDraft({ start, staffId }: Appointment, zone: string): MoveDraft {
  const clock = shopClock(start, zone);
  return { day: clock.slice(0, 10), time: clock.slice(11), staffId };
}

/** Who works here, and whoever it is with now. */
function staffOf({ staff }: OneProps['desk'], { staffId, staffName }: Appointment) {
  const active = staff.filter((member) => member.active);
  return active.some(({ id }) => id === staffId) ? active : [{ id: staffId, name: staffName }, ...active];
}

/** The first thing it takes in whose place another one could be had, and all of that kind; null where there is none. */
function roomsOf({ resources }: OneProps['desk'], { resourceIds }: Appointment) {
  for (const held of resourceIds) {
    const kind = resources.find(({ id }) => id === held)?.kind;
    const choices = resources.filter(
      (one) => one.id === held || (one.active && one.kind === kind && !resourceIds.includes(one.id)),
    );
    if (choices.length > 1) return { held, choices };
  }
  return null;
}

function swapOf(desk: OneProps['desk'], appointment: Appointment, take: string | null) {
  const held = roomsOf(desk, appointment)?.held;
  return held === undefined || take === null || take === held ? null : { leave: held, take };
}
