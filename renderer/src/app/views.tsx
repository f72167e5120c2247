import {
  Cable,
  CalendarDays,
  CalendarHeart,
  Inbox,
  PhoneCall,
  Settings,
  Stethoscope,
  Theater,
  Users,
  type LucideIcon,
} from 'lucide-react';

import { HomePage } from './home-page.tsx';
import { latePage, type LatePage } from './late-page.tsx';

export type ViewName =
  | 'today'
  | 'callers'
  | 'calls'
  | 'calendar'
  | 'requests'
  | 'rehearse'
  | 'setup'
  | 'doctor'
  | 'settings';

export type View = {
  name: ViewName;
  /** Its address; everything beneath it belongs to the view too. */
  path: string;
  /** `g` and this letter open it. */
  letter: string;
  icon: LucideIcon;
  /** Not in the bar of a phone, where there is room for six: the settings lead there too. */
  isRare?: boolean;
  page: LatePage;
};

/** Every view of the window, in the order of the navigation. Each is loaded when it is first opened. */
export const views: readonly View[] = [
  {
    ...{ name: 'today', path: '/', letter: 't', icon: CalendarHeart },
    page: { Page: HomePage, isHere: () => true },
  },
  {
    ...{ name: 'callers', path: '/callers', letter: 'p', icon: Users },
    page: latePage(() => import('../features/callers/callers-page.tsx').then((file) => file.CallersPage)),
  },
  {
    ...{ name: 'calls', path: '/calls', letter: 'c', icon: PhoneCall },
    page: latePage(() => import('../features/calls/calls-page.tsx').then((file) => file.CallsPage)),
  },
  {
    ...{ name: 'calendar', path: '/calendar', letter: 'k', icon: CalendarDays },
    page: latePage(() => import('../features/calendar/calendar-pages.tsx').then((file) => file.CalendarPages)),
  },
  {
    ...{ name: 'requests', path: '/requests', letter: 'r', icon: Inbox, isRare: true },
    page: latePage(() => import('../features/requests/requests-page.tsx').then((file) => file.RequestsPage)),
  },
  {
    ...{ name: 'rehearse', path: '/rehearse', letter: 'h', icon: Theater },
    page: latePage(() => import('../features/rehearse/rehearse-page.tsx').then((file) => file.RehearsePage)),
  },
  {
    ...{ name: 'setup', path: '/setup', letter: 'u', icon: Cable, isRare: true },
    page: latePage(() => import('../features/setup/setup-page.tsx').then((file) => file.SetupPage)),
  },
  {
    ...{ name: 'doctor', path: '/doctor', letter: 'd', icon: Stethoscope, isRare: true },
    page: latePage(() => import('../features/doctor/doctor-page.tsx').then((file) => file.DoctorPage)),
  },
  {
    ...{ name: 'settings', path: '/settings', letter: 's', icon: Settings },
    page: latePage(() => import('../features/settings/settings-page.tsx').then((file) => file.SettingsPage)),
  },
];

/** The view whose address this is, or undefined. */
export function viewAt(path: string): View | undefined {
  return views.find((view) => path === view.path || (view.path !== '/' && path.startsWith(`${view.path}/`)));
}
