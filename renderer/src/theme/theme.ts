import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

import { colours, motion, radius, space, type, type ColourName } from './tokens.ts';

/** Ten shades because Mantine counts them; we use 7 by day and 3 by night. */
const lamp: MantineColorsTuple = [
  '#eef6f2',
  '#dcebe3',
  '#b5e3d3',
  '#8fd0ba',
  '#63b49b',
  '#3d9079',
  '#2a7464',
  '#1d5b4f',
  '#174c42',
  '#12433a',
];

/** Mantine reckons the words on a filled button for the day alone; ours are right for the night too. */
const variantColours: VariantColorsResolver = (input) => {
  const colour = defaultVariantColorsResolver(input);
  return input.variant === 'filled' ? { ...colour, color: 'var(--lk-colour-on-accent)' } : colour;
};

/** Mantine's parts, dressed in our tokens. */
export const theme = createTheme({
  primaryColor: 'lamp',
  primaryShade: { light: 7, dark: 3 },
  colors: { lamp },
  variantColorResolver: variantColours,
  fontFamily: type.family,
  fontFamilyMonospace: type.mono,
  fontSizes: {
    xs: type.sizes.tiny,
    sm: type.sizes.small,
    md: type.sizes.body,
    lg: type.sizes.large,
    xl: type.sizes.title,
  },
  lineHeights: { xs: '1.4', sm: '1.45', md: type.lineHeight, lg: '1.4', xl: '1.25' },
  spacing: { xs: space[2], sm: space[3], md: space[4], lg: space[5], xl: space[6] },
  radius: { xs: radius.small, sm: radius.small, md: radius.medium, lg: radius.large, xl: radius.large },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'md', radius: 'xl' } },
    TextInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
    Select: { defaultProps: { size: 'md' } },
    NativeSelect: { defaultProps: { size: 'md' } },
    Modal: { defaultProps: { centered: true, radius: 'lg', padding: 'xl' } },
  },
});

/** Our tokens as CSS variables, and Mantine's own variables pointed at them. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    ...prefixed('text', type.sizes),
    ...prefixed('space', space),
    ...prefixed('radius', radius),
    ...prefixed('motion', motion),
    '--lk-mono': type.mono,
  },
  light: { ...prefixed('colour', colours.light), ...mantineColours('light') },
  dark: { ...prefixed('colour', colours.dark), ...mantineColours('dark') },
});

function prefixed(group: string, values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`--lk-${group}-${name}`, value]));
}

function mantineColours(scheme: 'light' | 'dark'): Record<string, string> {
  const of = (name: ColourName): string => colours[scheme][name];
  return {
    '--mantine-color-body': of('paper'),
    '--mantine-color-text': of('ink'),
    '--mantine-color-dimmed': of('muted'),
    '--mantine-color-placeholder': of('muted'),
    '--mantine-color-default': of('surface'),
    '--mantine-color-default-hover': of('sunken'),
    '--mantine-color-default-color': of('ink'),
    '--mantine-color-default-border': of('edge'),
    '--mantine-color-anchor': of('accent'),
    '--mantine-color-error': of('bad'),
    // What Mantine fills and outlines fields with: by day a shade of grey, by night two of its darks.
    '--mantine-color-gray-4': of('edge'),
    '--mantine-color-dark-6': of('raised'),
    '--mantine-color-dark-4': of('edge'),
    '--mantine-color-bright': of('ink'),
    '--mantine-color-disabled': of('sunken'),
    '--mantine-color-disabled-color': of('muted'),
    '--mantine-color-lamp-light': of('accent-soft'),
    '--mantine-color-lamp-light-color': of('accent-strong'),
    '--mantine-color-red-filled': of('bad'),
    '--mantine-color-red-light': of('bad-soft'),
    '--mantine-color-red-light-color': of('bad'),
    '--mantine-color-red-outline': of('bad'),
  };
}
