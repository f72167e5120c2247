import type { ShownBusiness } from '#contract/businesses.ts';
import { bookingDraft } from '../../client/booking-drafts.ts';
import { useDraft } from '../../client/use-draft.ts';
import { calendarTexts } from '../../texts/calendar.ts';
import { useTexts } from '../../texts/language.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { BookForm } from './book-form.tsx';
import { emptyBooking, wantedAt, type BookingDraft, type Wanted } from './booking-draft.ts';
import type { Desk } from './columns.ts';

type Props = {
  shop: ShownBusiness;
  desk: Desk;
  /** Null: closed. */
  wanted: Wanted | null;
  onClose: () => void;
};

/** Makes an appointment. What is typed is kept when the dialog closes, and stands there when it opens again. */
export function BookDialog({ shop, desk, wanted, onClose }: Props) {
  const t = useTexts(calendarTexts).form;
  return (
    <Dialog title={t.title} isOpen={wanted !== null} onClose={onClose}>
      {wanted && <Kept key={`${wanted.day} ${wanted.time} ${wanted.staffId}`} {...{ shop, desk, wanted, onClose }} />}
    </Dialog>
  );
}

function Kept({ shop, desk, wanted, onClose }: Props & { wanted: Wanted }) {
  const { draft, keep } = useDraft<BookingDraft & { for: Wanted }>(bookingDraft(shop.id));
  const offered = desk.services.filter(({ active }) => active);
  const before = draft ?? { ...emptyBooking(wanted, offered[0]?.id ?? ''), for: wanted };
  // Another time was clicked on since: the words stay, the time is the new one.
  const value = before.for === wanted ? before : wantedAt(before, wanted);
  return (
    <BookForm
      {...{ shop, desk, draft: value }}
      onChange={(part) => keep({ ...value, ...part, for: wanted })}
      onDone={() => {
        keep(null);
        onClose();
      }}
      onDrop={() => keep(null)}
    />
  );
}
