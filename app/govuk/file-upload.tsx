import { classNames } from './attributes.ts';
import { type FieldProps, FormGroup } from './form-group.tsx';

export type FileUploadProps = FieldProps & { multiple?: boolean; accept?: string };

export function FileUpload(props: FileUploadProps) {
  return (
    <FormGroup {...props}>
      {({ id, describedBy }) => (
        <input
          className={classNames(
            'govuk-file-upload',
            props.classes,
            props.errorMessage ? 'govuk-file-upload--error' : null,
          )}
          id={id}
          name={props.name}
          type="file"
          accept={props.accept}
          disabled={props.disabled}
          multiple={props.multiple}
          aria-describedby={describedBy}
          {...props.attributes}
        />
      )}
    </FormGroup>
  );
}
