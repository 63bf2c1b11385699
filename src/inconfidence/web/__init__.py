"""What pages share: templates, components, form rendering, headers, errors, languages, scripts."""
