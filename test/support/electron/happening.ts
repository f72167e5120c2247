/** What Electron hands to a listener that may say no. */
export type Happening<Details extends object = object> = Details & {
  defaultPrevented: boolean;
  preventDefault(): void;
};

export function aHappening<Details extends object>(details: Details): Happening<Details> {
  const happening = {
    ...details,
    defaultPrevented: false,
    preventDefault(): void {
      happening.defaultPrevented = true;
    },
  };
  return happening;
}
