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
import { lazy, type ComponentType } from 'react';

import { HomePage } from './home-page.tsx';

export type ViewName =
  'today' | 'callers' | 'calls' | 'calendar' | 'requests' | 'rehearse' | 'setup' | 'doctor' | 'settings';

export type View = {
  name: ViewName;
  /** Its address; everything beneath it belongs to the view too. */
  path: string;
  /** `g` and this letter open it. */
  letter: string;
  icon: LucideIcon;
  /** Not in the bar of a phone, where there is room for six: the settings lead there too. */
  isRare?: boolean;
  page: ComponentType;
};

/** Every view of the window, in the order of the navigation. Each is loaded when it is first opened. */
export const views: readonly View[] = [
  {
    ...{ name: 'today', path: '/', letter: 't', icon: CalendarHeart },
    page: HomePage,
  },
  {
    ...{ name: 'callers', path: '/callers', letter: 'p', icon: Users },
    page: lazy(() => import('../features/callers/callers-page.tsx').then((file) => ({ default: file.CallersPage }))),
  },
  {
    ...{ name: 'calls', path: '/calls', letter: 'c', icon: PhoneCall },
    page: lazy(() => import('../features/calls/calls-page.tsx').then((file) => ({ default: file.CallsPage }))),
  },
  {
    ...{ name: 'calendar', path: '/calendar', letter: 'k', icon: CalendarDays },
    page: lazy(() =>
      import('../features/calendar/calendar-pages.tsx').then((file) => ({ default: file.CalendarPages })),
    ),
  },
  {
    ...{ name: 'requests', path: '/requests', letter: 'r', icon: Inbox, isRare: true },
    page: lazy(() => import('../features/requests/requests-page.tsx').then((file) => ({ default: file.RequestsPage }))),
  },
  {
    ...{ name: 'rehearse', path: '/rehearse', letter: 'h', icon: Theater },
    page: lazy(() => import('../features/rehearse/rehearse-page.tsx').then((file) => ({ default: file.RehearsePage }))),
  },
  {
    ...{ name: 'setup', path: '/setup', letter: 'u', icon: Cable, isRare: true },
    page: lazy(() => import('../features/setup/setup-page.tsx').then((file) => ({ default: file.SetupPage }))),
  },
  {
    ...{ name: 'doctor', path: '/doctor', letter: 'd', icon: Stethoscope, isRare: true },
    page: lazy(() => import('../features/doctor/doctor-page.tsx').then((file) => ({ default: file.DoctorPage }))),
  },
  {
    ...{ name: 'settings', path: '/settings', letter: 's', icon: Settings },
    page: lazy(() => import('../features/settings/settings-page.tsx').then((file) => ({ default: file.SettingsPage }))),
  },
];

/** The view whose address this is, or undefined. */
export function viewAt(path: string): View | undefined {
  return views.find((view) => path === view.path || (view.path !== '/' && path.startsWith(`${view.path}/`)));
}
