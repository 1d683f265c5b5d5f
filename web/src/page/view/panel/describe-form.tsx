import { useState } from 'preact/hooks';
import type { DatasetDescription } from '../../../client/index.js';
import type { SidecarSetting } from '../../sidecars.js';
import { settingOf } from '../../sidecars.js';
import { words } from '../../words/index.js';

/** Measures whose hours may be told. */
const rates = ['trir', 'ltifr', 'severity_rate'];

interface Props {
  readonly description: DatasetDescription;
  readonly settings: readonly SidecarSetting[];
  readonly readOnly: boolean;
  readonly onSet: (setting: SidecarSetting, isList: boolean) => void;
}

/** The usual settings of a description as fields; what is written in them goes into the text below. */
export function DescribeForm({ description, settings, readOnly, onSet }: Props) {
  const sheets = description.sheets;
  const [sheetName, chooseSheet] = useState(sheets[0]?.name ?? '');
  const sheet = sheets.find(({ name }) => name === sheetName) ?? sheets[0];
  const [columnName, chooseColumn] = useState('');
  const column = sheet?.columns.find(({ label }) => label === columnName) ?? sheet?.columns[0];
  const [rate, chooseRate] = useState(rates[0]!);
  const field = (path: readonly string[], label: string, isList = false, found?: string) => (
    <Field
      key={path.join('/')}
      label={label}
      hint={isList ? words.separatedByCommas : undefined}
      found={found}
      value={settingOf(settings, path).join(', ')}
      readOnly={readOnly}
      onChange={(value) => onSet({ path, values: isList ? value.split(',') : [value] }, isList)}
    />
  );
  const choice = (
    path: readonly string[],
    label: string,
    options: readonly (readonly [string, string])[],
    found?: string,
  ) => (
    <Choice
      key={path.join('/')}
      label={label}
      value={settingOf(settings, path)[0] ?? ''}
      options={[['', found === undefined ? words.asFound : words.asFoundIs(found)], ...options]}
      readOnly={readOnly}
      onChange={(value) => onSet({ path, values: value === '' ? [] : [value] }, false)}
    />
  );
  if (sheet === undefined) return null;
  const inSheet = ['sheets', sheet.name];
  const dates = sheet.columns.filter(({ kind }) => kind === 'date' || kind === 'datetime');
  return (
    <div class="fields">
      {field(['title'], words.fieldTitle, false, description.dataset.title)}
      <fieldset>
        <legend>{words.fieldSheet}</legend>
        {sheets.length > 1 && (
          <Choice
            label={words.whichSheet}
            value={sheet.name}
            options={sheets.map(({ name }) => [name, name])}
            readOnly={false}
            onChange={chooseSheet}
          />
        )}
        {field([...inSheet, 'synonyms'], words.fieldSheetWords, true)}
        {choice(
          [...inSheet, 'entityKey'],
          words.fieldKey,
          [['none', words.eachRowIsOne], ...sheet.columns.map(({ label }) => [label, label] as const)],
          sheet.entityKey,
        )}
        {dates.length > 0 &&
          choice(
            [...inSheet, 'defaultDate'],
            words.fieldDate,
            dates.map(({ label }) => [label, label] as const),
          )}
      </fieldset>
      {column !== undefined && (
        <fieldset>
          <legend>{words.fieldColumn}</legend>
          <Choice
            label={words.whichColumn}
            value={column.label}
            options={sheet.columns.map(({ label }) => [label, label])}
            readOnly={false}
            onChange={chooseColumn}
          />
          {field([...inSheet, 'columns', column.label, 'synonyms'], words.fieldColumnWords, true)}
          {field([...inSheet, 'columns', column.label, 'unit'], words.fieldUnit, false, column.unit)}
          {choice([...inSheet, 'columns', column.label, 'person'], words.fieldPerson, [
            ['true', words.yes],
            ['false', words.no],
          ])}
        </fieldset>
      )}
      <fieldset>
        <legend>{words.fieldMeasure}</legend>
        <Choice
          label={words.whichMeasure}
          value={rate}
          options={rates.map((name) => [name, name.toUpperCase().replace('_', ' ')])}
          readOnly={false}
          onChange={chooseRate}
        />
        {field(['measures', rate, 'synonyms'], words.fieldMeasureWords, true)}
        {choice(
          ['measures', rate, 'hours'],
          words.fieldHours,
          sheets.flatMap(({ name, columns }) =>
            columns
              .filter(({ kind }) => kind === 'integer' || kind === 'number')
              .map(({ label }) => [`${name}.${label}`, `${name}: ${label}`] as const),
          ),
        )}
        {choice(
          ['measures', rate, 'column'],
          words.fieldCounts,
          sheets.flatMap(({ name, columns }) =>
            columns
              .filter(({ kind }) => kind === 'text' || kind === 'boolean' || kind === 'list')
              .map(({ label }) => [`${name}.${label}`, `${name}: ${label}`] as const),
          ),
        )}
        {field(['measures', rate, 'values'], words.fieldValues, true)}
      </fieldset>
    </div>
  );
}

interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  /** What holds while nothing is said. */
  readonly found?: string | undefined;
  readonly value: string;
  readonly readOnly: boolean;
  readonly onChange: (value: string) => void;
}

function Field({ label, hint, found, value, readOnly, onChange }: FieldProps) {
  return (
    <label>
      <span>
        {label}
        {hint !== undefined && <small> {hint}</small>}
      </span>
      <input
        type="text"
        value={value}
        placeholder={found}
        readOnly={readOnly}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}

function Choice({
  label,
  value,
  options,
  readOnly,
  onChange,
}: Omit<FieldProps, 'hint' | 'found'> & { options: readonly (readonly [string, string])[] }) {
  const known = options.some(([key]) => key.toLowerCase() === value.toLowerCase());
  return (
    <label>
      <span>{label}</span>
      <select
        value={options.find(([key]) => key.toLowerCase() === value.toLowerCase())?.[0] ?? value}
        disabled={readOnly}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {!known && <option value={value}>{value}</option>}
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
