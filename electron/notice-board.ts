import type { Notice } from './plain-page.ts';

export type NoticeBoard = {
  current: () => Notice | null;
  show: (notice: Omit<Notice, 'language'>) => void;
  clear: () => void;
};

/** What stands in the window's place now. `onChange` is told of each change, after it. */
export function createNoticeBoard({ language, onChange }: { language: string; onChange: () => void }): NoticeBoard {
  let notice: Notice | null = null;
  return {
    current: () => notice,
    show(next) {
      notice = { ...next, language };
      onChange();
    },
    clear() {
      if (notice === null) return;
      notice = null;
      onChange();
    },
  };
}
