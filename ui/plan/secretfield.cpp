// SPDX-FileCopyrightText: 2026 Chaosroom contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/plan/secretfield.h"

#include "models/items/secretplaces.h"
#include "ui/theme/theme.h"
#include "ui/widgets/wraplabel.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace Chaos {

using namespace Qt::StringLiterals;

namespace {

QString whereIs(const QString &name, SecretPlaces::Place place)
{
    switch (place) {
    case SecretPlaces::Place::Unknown:
        return {};
    case SecretPlaces::Place::Nowhere:
        return SecretField::tr("This desk has no %1 yet.").arg(name);
    case SecretPlaces::Place::Environment:
        return SecretField::tr("%1 is in the environment of this room.").arg(name);
    case SecretPlaces::Place::Keychain:
        return SecretField::tr("%1 is in the keychain of this desktop.").arg(name);
    }
    return {};
}

} // namespace

SecretField::SecretField(const Look &look, const QString &source, QWidget *parent)
    : FramedField(look, tr("Its secret"), parent)
    , m_edit(new QLineEdit(this))
    , m_where(new WrapLabel(look, Face::Small, Ink::Soft, this))
{
    setObjectName(u"form_source_secret_value_"_s + source);
    m_edit->setObjectName(u"source_secret_value_"_s + source);
    m_edit->setAccessibleName(tr("Its secret"));
    m_edit->setPlaceholderText(tr("typed here, Enter puts it into this desktop's keychain"));
    m_edit->setToolTip(tr("The password or token itself. Enter puts it into the keychain of this "
                          "desktop; the day never holds it."));
    m_edit->setEchoMode(QLineEdit::Password);
    m_edit->setFrame(false);
    m_edit->setMaxLength(32'768);
    m_edit->setTextMargins(5 * step / 2, 7 * step / 4, 5 * step / 2, 7 * step / 4);
    setBody(m_edit);
    m_where->setObjectName(u"source_secret_where_"_s + source);
    column()->addWidget(m_where);
    setFocusProxy(m_edit);
    connect(m_edit, &QLineEdit::returnPressed, this, &SecretField::give);
}

void SecretField::show(const SecretPlaces &places, const QString &name)
{
    setVisible(!name.isEmpty());
    const SecretPlaces::Known known = places.of(name);
    const QString where = whereIs(name, known.place);
    m_where->setText(where);
    m_where->setVisible(!where.isEmpty());
    setFault(known.trouble);
    setMissing(known.place == SecretPlaces::Place::Nowhere);
    // What the environment has goes first, so that one in the keychain would change nothing.
    m_edit->setEnabled(known.place != SecretPlaces::Place::Environment);
}

void SecretField::give()
{
    const QByteArray secret = m_edit->text().toUtf8();
    m_edit->setText(QString()); // which leaves nothing to be undone
    if (!secret.isEmpty())
        emit given(secret);
}

} // namespace Chaos
